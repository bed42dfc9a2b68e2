import { timingSafeEqual } from "node:crypto";
import { hmacSha256 } from "../hmac-sha256.ts";
import type { RequestSignature } from "./read-request-signature.ts";

/**
 * Tells whether one of these secrets made the signature. Every one of them is tried, so that the time
 * that it takes tells their number and nothing else (ASVS V11.2.4).
 *
 * @throws {RangeError} if a secret is longer than 64 bytes.
 */
export function isSignedWith(
  { base, mac }: Pick<RequestSignature, "base" | "mac">,
  secrets: readonly Buffer[],
): boolean {
  const matches = secrets.map((secret) => timingSafeEqual(hmacSha256(secret)(base), mac));
  return matches.includes(true);
}
