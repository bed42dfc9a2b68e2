import { toPublicError, type PublicError } from "@taskflow/api/server";
import type { AppErrorCode } from "@taskflow/contract";
import type { TRPCError } from "@trpc/server";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";

const TRPC_PREFIX = "/trpc/";

/** Writes a refusal in the shape that its caller expects: tRPC's below `/trpc`, RFC 9457 elsewhere. */
export function errorResponse(error: TRPCError, path: string, requestId: string): Response {
  const told = toPublicError(error, requestId);
  const { httpStatus: status, retryAfterSeconds } = told.data;
  const isRpc = path.startsWith(TRPC_PREFIX);
  const body = isRpc
    ? { error: { ...told, code: TRPC_ERROR_CODES_BY_KEY[error.code] } }
    : toProblem(told);
  const headers = new Headers({
    "content-type": isRpc ? "application/json" : "application/problem+json",
  });
  if (retryAfterSeconds !== undefined) headers.set("retry-after", String(retryAfterSeconds));
  return new Response(JSON.stringify(body), { status, headers });
}

/** @see {@link https://www.rfc-editor.org/rfc/rfc9457 RFC 9457} */
export function toProblem({ message, data }: PublicError) {
  const { appCode, httpStatus, requestId, issues, reason, current, scope, retryAfterSeconds } =
    data;
  return {
    type: problemType(appCode),
    title: toTitle(appCode),
    status: httpStatus,
    detail: message,
    appCode,
    requestId,
    ...(issues && { issues }),
    ...(reason && { reason }),
    ...(current !== undefined && { current }),
    ...(scope && { scope }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

const problemType = (appCode: AppErrorCode) => `urn:taskflow:problem:${appCode}`;

function toTitle(appCode: AppErrorCode): string {
  const words = appCode.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
