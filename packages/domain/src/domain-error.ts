import type { AppErrorCode, InputIssue, Scope, WireErrorData } from "@taskflow/contract";

/** What a {@link DomainError} may tell the caller beside its code. */
export interface DomainErrorDetails {
  readonly issues?: readonly InputIssue[];
  readonly reason?: WireErrorData["reason"];
  readonly current?: unknown;
  readonly workspaces?: WireErrorData["workspaces"];
  readonly scope?: Scope;
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** A refusal: expected, with a code that the caller can act on and a message that is safe to show. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: AppErrorCode;
  readonly details: DomainErrorDetails;

  constructor(code: AppErrorCode, message: string, details: DomainErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.details = details;
  }
}

/** Unknown or somebody else's; a 403 would tell a stranger that it exists. */
export const notFound = (entity: string) =>
  new DomainError("not_found", `There is no such ${entity}.`);

/** No live session. */
export const unauthenticated = () => new DomainError("unauthenticated", "Sign in to do this.");

/** An API token that does not live; it is told to nobody which of these it is, nor whether it ever lived. */
export const deadToken = () =>
  new DomainError("unauthenticated", "This token is unknown, expired or revoked.");

/** A secret by which something was signed that goes on, as a stream does; it goes with its token too. */
export const deadSecret = () =>
  new DomainError(
    "unauthenticated",
    "The secret that signed this has ended: sign with the newer one, if the token itself still lives.",
  );

/** The secret of a token that signs, where a bearer token belongs; it is told of none whether it is one. */
export const sentSecret = () =>
  new DomainError(
    "unauthenticated",
    "This is a signing secret, which is never sent: it signs requests. Sign with it, or send a bearer token, which begins with tft_.",
  );

/** A bearer token, where signed requests alone are taken. */
export const signatureRequired = () =>
  new DomainError(
    "signature_required",
    "This workspace takes signed requests only: use a token of the kind signed.",
  );

/** One refused field, in the shape of a failed validation. */
export const invalidField = (path: string, message: string) =>
  new DomainError("invalid_input", message, { issues: [{ path: [path], message }] });
