import type { SignatureReason } from "@taskflow/contract";
import { DomainError } from "../domain-error.ts";

/** The refusal of a signed request. */
export const signatureInvalid = (reason: SignatureReason, message: string) =>
  new DomainError("signature_invalid", message, { reason });
