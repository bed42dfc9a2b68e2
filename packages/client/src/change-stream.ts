import type { Send } from "./authorized-fetch.ts";
import type { Credential } from "./credential.ts";
import type { RouterInputs, RouterOutputs } from "./procedures.ts";
import { readEvents } from "./read-events.ts";
import { fromShape } from "./to-task-flow-error.ts";
import { untilAborted } from "./until-aborted.ts";

type Streamed =
  RouterOutputs["change"]["stream"] extends AsyncIterable<infer Event> ? Event : never;
type Numbered<Data> = Data extends unknown ? { readonly number: string } & Readonly<Data> : never;

/**
 * What a stream tells. `sync`: what was read before may be older than `number`, and is to be read anew.
 * `changes`: each thing that changed, once and as it is now. `presence`: who looks at which task.
 * Whoever has taken an event has everything up to its `number`.
 */
export type ChangeEvent = Numbered<Streamed["data"]>;

/** What one client's streams go by. */
export interface StreamSource {
  readonly baseUrl: string;
  readonly send: Send;
  readonly credential: Credential;
}

/** One connection. */
export interface StreamRequest {
  readonly workspaceId: RouterInputs["change"]["stream"]["workspaceId"];
  readonly after: string | undefined;
  /** Ends it. */
  readonly controller: AbortController;
  /** Told of each sign of life but the first, which comes before any refusal. */
  readonly onAlive: () => void;
}

/**
 * Reads one connection's events, until it ends.
 *
 * @throws {TaskFlowError} the refusal, if the server ends it with one.
 */
export async function* readChanges(
  { baseUrl, send }: StreamSource,
  { workspaceId, after, controller, onAlive }: StreamRequest,
): AsyncGenerator<ChangeEvent, void> {
  const input = encodeURIComponent(JSON.stringify({ workspaceId, lastEventId: after }));
  const { signal } = controller;
  const opening = send({
    url: `${baseUrl}/trpc/change.stream?input=${input}`,
    headers: { accept: "text/event-stream" },
    signal,
  });
  const response = await untilAborted(signal, opening);
  for await (const { event, id, data } of readEvents(response, controller)) {
    if (event === "return") return;
    if (event === "serialized-error") throw refusal(data);
    if (event !== "connected") onAlive();
    // The server has checked each event by its own schema before it sent it.
    if (event === undefined && id !== undefined) {
      yield { ...(JSON.parse(data) as Streamed["data"]), number: id };
    }
  }
}

function refusal(data: string): Error {
  return fromShape(JSON.parse(data)) ?? new Error("the stream broke");
}
