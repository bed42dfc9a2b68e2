import { DomainError } from "@taskflow/domain";
import { TRPCError } from "@trpc/server";

/** The refusal of one header, named as a field of the input would be. */
export function invalidHeader(name: string, message: string): TRPCError {
  const cause = new DomainError("invalid_input", `${name}: ${message}`, {
    issues: [{ path: [name], message }],
  });
  return new TRPCError({ code: "BAD_REQUEST", message: cause.message, cause });
}
