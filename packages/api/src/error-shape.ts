import type { AppErrorCode, WireErrorData } from "@taskflow/contract";
import { DomainError } from "@taskflow/domain";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";

/** The transport's word for each of our codes; a code without a row does not compile. */
export const TRPC_CODE = {
  invalid_input: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  signature_invalid: "UNAUTHORIZED",
  invalid_credentials: "UNAUTHORIZED",
  reauthentication_required: "FORBIDDEN",
  forbidden: "FORBIDDEN",
  scope_missing: "FORBIDDEN",
  signature_required: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  precondition_failed: "PRECONDITION_FAILED",
  idempotency_key_reused: "UNPROCESSABLE_CONTENT",
  id_taken: "CONFLICT",
  last_owner: "CONFLICT",
  personal_workspace: "CONFLICT",
  invitation_void: "NOT_FOUND",
  limit_reached: "CONFLICT",
  key_taken: "CONFLICT",
  project_archived: "CONFLICT",
  default_project: "CONFLICT",
  last_manager: "CONFLICT",
  share_void: "NOT_FOUND",
  task_deleted: "CONFLICT",
  email_taken: "CONFLICT",
  registration_closed: "FORBIDDEN",
  rate_limited: "TOO_MANY_REQUESTS",
  too_many_streams: "TOO_MANY_REQUESTS",
  busy: "SERVICE_UNAVAILABLE",
  payload_too_large: "PAYLOAD_TOO_LARGE",
  unsupported_media_type: "UNSUPPORTED_MEDIA_TYPE",
  method_not_allowed: "METHOD_NOT_SUPPORTED",
  internal: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<AppErrorCode, TRPC_ERROR_CODE_KEY>;

/** The HTTP status with which a code is answered. */
export function httpStatusOf(code: AppErrorCode): number {
  return getHTTPStatusCodeFromError(new TRPCError({ code: TRPC_CODE[code] }));
}

/** Our word for errors that tRPC raises by itself. */
const APP_CODE: Partial<Record<TRPC_ERROR_CODE_KEY, AppErrorCode>> = {
  PARSE_ERROR: "invalid_input",
  BAD_REQUEST: "invalid_input",
  UNAUTHORIZED: "unauthenticated",
  FORBIDDEN: "forbidden",
  NOT_FOUND: "not_found",
  METHOD_NOT_SUPPORTED: "method_not_allowed",
  PAYLOAD_TOO_LARGE: "payload_too_large",
  UNSUPPORTED_MEDIA_TYPE: "unsupported_media_type",
  TOO_MANY_REQUESTS: "rate_limited",
  SERVICE_UNAVAILABLE: "busy",
};

/** What an error may tell the outside: a message and data, and nothing that was not meant to be told. */
export interface PublicError {
  readonly message: string;
  readonly data: WireErrorData;
}

/**
 * Turns any error into what may leave the process. An error that nobody foresaw becomes "Internal
 * error": its own message may hold SQL, a path or a connection string.
 */
export function toPublicError(error: TRPCError, requestId: string): PublicError {
  const base = { httpStatus: getHTTPStatusCodeFromError(error), requestId };
  if (error.cause instanceof DomainError) {
    const { code, message, details } = error.cause;
    const { issues, reason, current, workspaces, scope, retryAfterSeconds } = details;
    return {
      message,
      data: {
        ...base,
        code: error.code,
        appCode: code,
        ...(issues && { issues: [...issues] }),
        ...(reason && { reason }),
        ...(current !== undefined && { current }),
        ...(workspaces && { workspaces }),
        ...(scope && { scope }),
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      },
    };
  }
  const appCode = APP_CODE[error.code] ?? "internal";
  if (error.code === "BAD_REQUEST" && error.cause instanceof ZodError) {
    return {
      message: "The input does not fit.",
      data: { ...base, code: error.code, appCode, issues: toInputIssues(error.cause) },
    };
  }
  return {
    message: appCode === "internal" ? "Internal error" : error.message,
    data: { ...base, code: error.code, appCode },
  };
}

function toInputIssues(error: ZodError): WireErrorData["issues"] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
    if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key], message: "There is no such field." }));
  });
}
