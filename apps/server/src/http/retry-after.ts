import { toPublicError } from "@taskflow/api/server";
import type { TRPCError } from "@trpc/server";

/** Seconds after which a refused call may come back, if its error says so. */
export function retryAfterSeconds(error: TRPCError): number | undefined {
  return toPublicError(error, "").data.retryAfterSeconds;
}
