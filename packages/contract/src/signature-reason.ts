import { z } from "zod";

/**
 * Why a signed request was refused, as `data.reason` beside `signature_invalid`. The first two can be
 * seen without any key, the last four are told only to whoever has the right one: so nobody learns from
 * them which keys there are.
 */
export const SignatureReason = z.enum([
  /** The fields are not of the profile; the message says where. */
  "malformed",
  /** Something is not signed that must be; the message lists all that must. */
  "component_missing",
  /** Another key, another text, or a token that is unknown, revoked or expired. */
  "signature_mismatch",
  /** The time of the signature is over; mind the clock of the signer. */
  "expired",
  /** The signature was made later than now; mind the clock of the signer. */
  "not_yet_valid",
  /** The body is not the one whose digest was signed. */
  "digest_mismatch",
  /** A request with this nonce was taken before. */
  "nonce_replayed",
]);
export type SignatureReason = z.infer<typeof SignatureReason>;
