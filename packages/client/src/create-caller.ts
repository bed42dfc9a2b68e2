import type { Credential } from "./credential.ts";
import type { Transport } from "./create-transport.ts";
import { linkedController } from "./linked-controller.ts";
import type { Operation } from "./operation.ts";
import { pause } from "./pause.ts";
import type { CallOptions } from "./procedures.ts";
import { isRepeatable, withId } from "./repeatable.ts";
import { retryDelayMs, type RetryOptions } from "./retry-delay.ts";
import { TaskFlowError } from "./task-flow-error.ts";
import { toTaskFlowError } from "./to-task-flow-error.ts";
import { untilAborted } from "./until-aborted.ts";

/** Carries a call out, with as many tries as it takes. */
export type Caller = (operation: Operation, options?: CallOptions) => Promise<unknown>;

/** What {@link createCaller} needs. */
export interface CallerOptions {
  readonly transport: Transport;
  readonly credential: Credential;
  readonly retry: RetryOptions;
  readonly timeoutMs: number;
}

/** A call under way: what ends it, and by when it must have ended. */
interface Running {
  readonly operation: Operation;
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
}

/** Makes the caller of a client: each call ends with an answer, when it is aborted, or in time. */
export function createCaller(options: CallerOptions): Caller {
  return async (operation, { signal, timeoutMs = options.timeoutMs } = {}) => {
    const { controller, unlink } = linkedController(signal);
    const timer = setTimeout(() => controller.abort(timedOut(operation, timeoutMs)), timeoutMs);
    const running: Running = {
      operation: withId(operation),
      signal: controller.signal,
      deadlineMs: Date.now() + timeoutMs,
    };
    try {
      return await untilAborted(controller.signal, repeat(options, running));
    } finally {
      clearTimeout(timer);
      unlink();
    }
  };
}

async function repeat(options: CallerOptions, running: Running): Promise<unknown> {
  const { operation, signal, deadlineMs } = running;
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(options, running);
    } catch (error) {
      // What the caller has ended is over, whatever its request came to.
      signal.throwIfAborted();
      const failure = toTaskFlowError(error);
      const delayMs = isRepeatable(operation)
        ? retryDelayMs(failure, tried, options.retry)
        : undefined;
      // To say now what is wrong helps more than to say later that it took too long.
      if (delayMs === undefined || Date.now() + delayMs >= deadlineMs) throw failure;
      await pause(delayMs, signal);
    }
  }
}

/** Sends a call, and once more if the server did not take the token and there is another. */
async function attempt(
  { transport, credential }: CallerOptions,
  { operation, signal }: Running,
): Promise<unknown> {
  const shown = await credential.ready();
  signal.throwIfAborted();
  try {
    return await transport(operation, signal);
  } catch (error) {
    const failure = toTaskFlowError(error);
    if (failure.appCode !== "unauthenticated" || !(await credential.renew(shown))) throw failure;
    signal.throwIfAborted();
    return transport(operation, signal);
  }
}

function timedOut({ path }: Operation, timeoutMs: number): TaskFlowError {
  return new TaskFlowError(`${path} took longer than ${timeoutMs} ms.`, { appCode: "timed_out" });
}
