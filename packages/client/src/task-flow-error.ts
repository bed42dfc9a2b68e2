import type { AppRouter } from "@taskflow/api";

/** What the server says of a call that it refuses. */
export type WireErrorData = AppRouter["_def"]["_config"]["$types"]["errorShape"]["data"];

/** Every reason for which the server refuses a call: a closed list. */
export type AppErrorCode = WireErrorData["appCode"];

/** Why a call failed, by the server's word or for want of one; one may switch over it. */
export type TaskFlowErrorCode =
  | AppErrorCode
  /** No answer, or one that is not TaskFlow's: no network, no server, a proxy that speaks for it. */
  | "unreachable"
  /** The call took longer than its `timeoutMs`. It may have been carried out all the same. */
  | "timed_out";

/** One field that was refused: its path from the root of the input, and a sentence. */
export type InputIssue = NonNullable<WireErrorData["issues"]>[number];

/** What {@link TaskFlowError} is made of. */
export interface TaskFlowErrorDetails extends ErrorOptions {
  readonly appCode: TaskFlowErrorCode;
  readonly httpStatus?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly data?: WireErrorData | undefined;
}

/** What every call rejects with, but for the reason of a signal that its caller has aborted. */
export class TaskFlowError extends Error {
  override readonly name = "TaskFlowError";
  readonly appCode: TaskFlowErrorCode;
  /** Of the answer, if there was one. */
  readonly httpStatus: number | undefined;
  /** When the same call may succeed. */
  readonly retryAfterSeconds: number | undefined;
  /** All that the server says of a refusal; undefined if it is not the server who says so. */
  readonly data: WireErrorData | undefined;

  constructor(message: string, { appCode, data, cause, ...details }: TaskFlowErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.appCode = appCode;
    this.httpStatus = details.httpStatus ?? data?.httpStatus;
    this.retryAfterSeconds = details.retryAfterSeconds ?? data?.retryAfterSeconds;
    this.data = data;
  }

  /** The fields that were refused; empty for all but `invalid_input` and `conflict`. */
  get issues(): readonly InputIssue[] {
    return this.data?.issues ?? [];
  }

  /** Names the call in the server's log; quote it when you report a fault. */
  get requestId(): string | undefined {
    return this.data?.requestId;
  }

  /** The object as it is now, for `conflict`. */
  get current(): unknown {
    return this.data?.current;
  }
}

/**
 * Whether a call failed for one of these reasons; for any, if none is named. By name, so that two copies of
 * this package know each other's errors.
 */
export function isTaskFlowError<Code extends TaskFlowErrorCode = TaskFlowErrorCode>(
  error: unknown,
  ...codes: readonly Code[]
): error is TaskFlowError & { readonly appCode: Code } {
  if (!(error instanceof Error) || error.name !== "TaskFlowError") return false;
  const known: readonly string[] = codes;
  return known.length === 0 || ("appCode" in error && known.includes(String(error.appCode)));
}
