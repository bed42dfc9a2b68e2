import { timingSafeEqual } from "node:crypto";
import { hmacSha256 } from "../hmac-sha256.ts";
import type { RequestSignature } from "./read-request-signature.ts";

/**
 * Tells whether a secret made the signature, in a time that says nothing about either (ASVS V11.2.4).
 *
 * @throws {RangeError} if a secret is longer than 64 bytes.
 */
export function isSignedWith(
  { base, mac }: Pick<RequestSignature, "base" | "mac">,
  secret: Buffer,
): boolean {
  return timingSafeEqual(hmacSha256(secret)(base), mac);
}
