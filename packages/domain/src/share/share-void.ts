import { DomainError } from "../domain-error.ts";

/** One refusal for the unknown, the revoked and the expired, and for a password that is wrong or missing. */
export function shareVoid(): DomainError {
  return new DomainError(
    "share_void",
    "This link is not valid, or not any more, or wants another password.",
  );
}
