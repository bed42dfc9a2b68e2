import { HasherBusyError } from "@taskflow/crypto";
import {
  DatabaseFullError,
  DatabaseUnavailableError,
  RowSecurityError,
  SessionEndedError,
  SignatureRequiredError,
} from "@taskflow/db";
import { DomainError, signatureRequired, unauthenticated } from "./domain-error.ts";

/** Seconds after which a database that restarts is worth another try. */
const DATABASE_RETRY_SECONDS = 2;
/** Space is made by people. */
const FULL_RETRY_SECONDS = 30;

/** Gives the refusals of the layers below the caller's words; undefined for what nobody foresaw. */
export function toDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (error instanceof SignatureRequiredError) return signatureRequired();
  if (error instanceof SessionEndedError) return unauthenticated();
  if (error instanceof RowSecurityError) {
    return new DomainError("forbidden", "You may not do this here.", { cause: error });
  }
  if (error instanceof HasherBusyError) {
    const { retryAfterSeconds } = error;
    return new DomainError("busy", "Many people are signing in. Try again in a moment.", {
      retryAfterSeconds,
      cause: error,
    });
  }
  if (error instanceof DatabaseUnavailableError) {
    return new DomainError("busy", "The database does not answer. Try again in a moment.", {
      retryAfterSeconds: DATABASE_RETRY_SECONDS,
      cause: error,
    });
  }
  if (error instanceof DatabaseFullError) {
    return new DomainError(
      "busy",
      "The server has no space left, so nothing was saved. Try again later.",
      {
        retryAfterSeconds: FULL_RETRY_SECONDS,
        cause: error,
      },
    );
  }
  return undefined;
}
