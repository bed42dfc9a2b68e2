import { readChanges, type ChangeEvent, type StreamSource } from "./change-stream.ts";
import { linkedController } from "./linked-controller.ts";
import { pause } from "./pause.ts";
import type { RouterInputs } from "./procedures.ts";
import { jittered } from "./retry-delay.ts";
import type { TaskFlowError, TaskFlowErrorCode } from "./task-flow-error.ts";
import { toTaskFlowError } from "./to-task-flow-error.ts";
import { untilAborted } from "./until-aborted.ts";

/** What to follow, and from where on. */
export interface FollowOptions {
  readonly workspaceId: RouterInputs["change"]["stream"]["workspaceId"];
  /** The `number` of the last event that was taken; without one the stream begins now, with `sync`. */
  readonly after?: string | undefined;
  /** Ends the stream, without an error. */
  readonly signal?: AbortSignal | undefined;
  /** Told whenever the stream has broken and is about to be opened again. */
  readonly onInterruption?: ((error: TaskFlowError) => void) | undefined;
}

/** A server that starts again is back in a second or two. */
const RETRY_MS = 500;
const RETRY_MS_MAX = 15_000;
/** All else that stops a stream stops it for good. */
const PASSING: ReadonlySet<TaskFlowErrorCode> = new Set([
  "busy",
  "internal",
  "rate_limited",
  "too_many_streams",
  "unreachable",
]);

/** How it went since the last sign of life. */
interface Course {
  failures: number;
  /** A token that was exchanged a moment ago and is refused again is not refused for its age. */
  isRenewed: boolean;
  /** The token that the connection was opened with. */
  shown: string | null;
}

/**
 * Follows a workspace for as long as the caller goes on asking. Where a connection ends, the next begins
 * after the last event that was taken, so that none is missed and none is told twice.
 *
 * @throws {TaskFlowError} for a refusal that no other try can change, such as `not_found`.
 */
export async function* followChanges(
  source: StreamSource,
  options: FollowOptions,
): AsyncGenerator<ChangeEvent, void> {
  const { workspaceId, signal } = options;
  const course: Course = { failures: 0, isRenewed: false, shown: null };
  const onAlive = () => Object.assign(course, { failures: 0, isRenewed: false });
  let { after } = options;
  while (!isAborted(signal)) {
    const { controller, unlink } = linkedController(signal);
    let ending: unknown;
    try {
      course.shown = await untilAborted(controller.signal, source.credential.ready());
      const request = { workspaceId, after, controller, onAlive };
      for await (const event of readChanges(source, request)) {
        after = event.number;
        yield event;
        // What came with it on the wire is not wanted any more.
        if (isAborted(signal)) return;
      }
    } catch (error) {
      ending = error;
    } finally {
      controller.abort();
      unlink();
    }
    if (!isAborted(signal)) await recover(source, options, { course, ending });
  }
}

interface Interruption {
  readonly course: Course;
  /** Undefined if the connection ended in good order, which a server means as little as any other end. */
  readonly ending: unknown;
}

/** Makes the next connection worth while, and waits for it; throws what no other connection can change. */
async function recover(
  { credential }: StreamSource,
  { signal, onInterruption }: FollowOptions,
  { course, ending }: Interruption,
): Promise<void> {
  let failure = toTaskFlowError(ending ?? new Error("the stream ended"));
  if (failure.appCode === "unauthenticated" && !course.isRenewed) {
    try {
      course.isRenewed = await credential.renew(course.shown);
      if (course.isRenewed) return;
    } catch (error) {
      failure = toTaskFlowError(error);
    }
  }
  if (!PASSING.has(failure.appCode)) throw failure;
  onInterruption?.(failure);
  const delayMs = jittered(Math.min(RETRY_MS * 2 ** course.failures, RETRY_MS_MAX));
  course.failures += 1;
  const askedMs = (failure.retryAfterSeconds ?? 0) * 1000;
  await pause(Math.max(delayMs, askedMs), signal ?? new AbortController().signal);
}

const isAborted = (signal: AbortSignal | undefined) => signal?.aborted === true;
