import { EventSourceParserStream, type EventSourceMessage } from "eventsource-parser/stream";
import { TaskFlowError } from "./task-flow-error.ts";
import { fromShape } from "./to-task-flow-error.ts";

/** The server says something every twenty seconds; who is silent for so long is not there any more. */
const SILENCE_MS = 45_000;

/** Reads server-sent events (WHATWG HTML §9.2) one by one, as fast as they are asked for. */
export async function* readEvents(
  response: Response,
  controller: AbortController,
): AsyncGenerator<EventSourceMessage, void> {
  const { headers, body } = response;
  if (headers.get("content-type")?.startsWith("text/event-stream") !== true || !body) {
    throw await refusalIn(response);
  }
  const reader = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (;;) {
    const timer = setTimeout(() => controller.abort(silent()), SILENCE_MS);
    const { value, done } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    yield value;
  }
}

/** What the server says of a stream that it does not even begin. */
async function refusalIn(response: Response): Promise<TaskFlowError> {
  const answer: unknown = await response.json();
  const shape = typeof answer === "object" && answer !== null && "error" in answer && answer.error;
  const { status: httpStatus } = response;
  return (
    fromShape(shape) ??
    new TaskFlowError("The answer is no stream.", { appCode: "unreachable", httpStatus })
  );
}

const silent = () =>
  new TaskFlowError(`The stream was silent for ${SILENCE_MS} ms.`, { appCode: "unreachable" });
