import type { AppErrorCode, InputIssue, WireErrorData } from "@taskflow/contract";
import { TRPCClientError } from "@trpc/client";
import { waitWords } from "./wait-words.ts";

/** What a person is told; a code without a sentence does not compile. */
const SENTENCE: Record<AppErrorCode, string> = {
  invalid_input: "Something in there does not fit.",
  unauthenticated: "Your session has ended. Sign in again to go on.",
  invalid_credentials: "E-mail and password do not belong together.",
  forbidden: "You may look at this, but not change it.",
  not_found: "That does not exist, or no longer.",
  conflict: "Somebody changed this first.",
  id_taken: "This was saved before as something else.",
  task_deleted: "This task is in the trash. Restore it first.",
  email_taken: "There is an account with this e-mail address already.",
  registration_closed: "This server takes no new accounts.",
  rate_limited: "Too many tries.",
  busy: "The server is busy.",
  payload_too_large: "That is too large to save.",
  unsupported_media_type: "The server did not understand this page. Reload it.",
  method_not_allowed: "The server did not understand this page. Reload it.",
  internal: "The server made a mistake.",
};

const UNREACHABLE = "The server cannot be reached.";

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

/** No answer, or none of ours: no network, no server, or a proxy that speaks for it. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TRPCClientError && errorData(error) === undefined;
}

/** One sentence, or two, that a person can act on. */
export function describeError(error: unknown): string {
  const data = errorData(error);
  if (!data) return isUnreachable(error) ? UNREACHABLE : SENTENCE.internal;
  const sentence = SENTENCE[data.appCode];
  if (data.appCode === "internal" && data.requestId !== "") {
    return `${sentence} If it stays so, tell your operator: ${data.requestId}.`;
  }
  if (data.appCode === "invalid_input") return data.issues?.[0]?.message ?? sentence;
  if (data.retryAfterSeconds === undefined) return sentence;
  return `${sentence} Try again in ${waitWords(data.retryAfterSeconds)}.`;
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
