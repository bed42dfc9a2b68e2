import type { AppErrorCode, InputIssue, WireErrorData } from "@taskflow/contract";
import { TRPCClientError } from "@trpc/client";
import { t } from "../texts/t.ts";
import { waitWords } from "./wait-words.ts";

/** The server's own account of a refusal, or undefined if no answer of it arrived. */
export function errorData(error: unknown): WireErrorData | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  // The shape of `data` is fixed by the server's one error formatter.
  const data = error.data as WireErrorData | null | undefined;
  return typeof data?.appCode === "string" ? data : undefined;
}

export function appCodeOf(error: unknown): AppErrorCode | undefined {
  return errorData(error)?.appCode;
}

/** Something else than a call had no answer. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** No answer, or none of ours: no network, no server, or a proxy that speaks for it. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  return error instanceof TRPCClientError && errorData(error) === undefined;
}

/** Something answered, but not in a form that can be read. */
export class ForeignAnswerError extends Error {
  override readonly name = "ForeignAnswerError";
  readonly status: number;

  constructor(status: number) {
    super(`An answer with the status ${status} that cannot be read.`);
    this.status = status;
  }
}

/** What a proxy says for a server that is not there. */
const NOBODY_THERE: ReadonlySet<number> = new Set([502, 503, 504]);

/** The status of an answer that was given, though not in our words: by a proxy, or a server that is broken. */
function foreignStatus(error: unknown): number | undefined {
  if (!(error instanceof TRPCClientError) || errorData(error)) return undefined;
  const status = statusOf(error);
  return status === undefined || NOBODY_THERE.has(status) ? undefined : status;
}

interface Answered {
  readonly cause?: unknown;
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
}

function statusOf({ cause, meta }: Answered): number | undefined {
  if (cause instanceof ForeignAnswerError) return cause.status;
  const response = meta?.["response"];
  return response instanceof Response && !response.ok ? response.status : undefined;
}

/** No answer at all, as from a server that is away. */
export function isUnanswered(error: unknown): boolean {
  return isUnreachable(error) && foreignStatus(error) === undefined;
}

/** Nobody said whether it may be: there was no answer, or one that says "not now". */
export function isPostponed(error: unknown): boolean {
  return isUnanswered(error) || appCodeOf(error) === "busy";
}

/** Whether the same call may well go through a little later. */
export function mayPass(error: unknown): boolean {
  const code = appCodeOf(error);
  return isUnreachable(error) || code === "internal" || code === "busy" || code === "rate_limited";
}

/** One sentence, or two, that a person can act on. */
export function describeError(error: unknown): string {
  const data = errorData(error);
  if (!data) return describeUnanswered(error);
  if (data.appCode === "internal" && data.requestId !== "") {
    return t("error.internalWithId", { requestId: data.requestId });
  }
  const sentence = t(`error.code.${data.appCode}`);
  if (data.appCode === "invalid_input") return data.issues?.[0]?.message ?? sentence;
  if (data.retryAfterSeconds === undefined) return sentence;
  return t("error.retryAfter", { reason: sentence, wait: waitWords(data.retryAfterSeconds) });
}

function describeUnanswered(error: unknown): string {
  const status = foreignStatus(error);
  if (status !== undefined) return t("error.foreign", { status: String(status) });
  return t(isUnreachable(error) ? "error.unreachable" : "error.code.internal");
}

/** The sentence for each top-level field that was refused. */
export function fieldIssues(error: unknown): ReadonlyMap<string, string> {
  const issues: readonly InputIssue[] = errorData(error)?.issues ?? [];
  const byField = new Map<string, string>();
  for (const issue of issues) {
    const field = String(issue.path[0] ?? "");
    if (!byField.has(field)) byField.set(field, issue.message);
  }
  return byField;
}
