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

/** One sentence, or two, that a person can act on. */
export function describeError(error: unknown): string {
  const data = errorData(error);
  if (!data) return t(isUnreachable(error) ? "error.unreachable" : "error.code.internal");
  if (data.appCode === "internal" && data.requestId !== "") {
    return t("error.internalWithId", { requestId: data.requestId });
  }
  const sentence = t(`error.code.${data.appCode}`);
  if (data.appCode === "invalid_input") return data.issues?.[0]?.message ?? sentence;
  if (data.retryAfterSeconds === undefined) return sentence;
  return t("error.retryAfter", { reason: sentence, wait: waitWords(data.retryAfterSeconds) });
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
