import { hash } from "node:crypto";

const BLOCK_BYTES = 64;

/**
 * HMAC-SHA256 under one key.
 *
 * `createHmac` looks its algorithm up and makes a context for each text, which for a short one takes
 * several times as long as the two hashes that HMAC is.
 *
 * @throws {RangeError} if the key is longer than 64 bytes.
 * @see {@link https://www.rfc-editor.org/rfc/rfc2104#section-2 RFC 2104 §2}
 */
export function hmacSha256(key: Buffer): (text: Buffer) => Buffer {
  if (key.length > BLOCK_BYTES) throw new RangeError("The key must have 64 bytes at most.");
  const padded = Buffer.concat([key], BLOCK_BYTES);
  const inner = padded.map((byte) => byte ^ 0x36);
  const outer = padded.map((byte) => byte ^ 0x5c);
  const sha256 = (...parts: Uint8Array[]) => hash("sha256", Buffer.concat(parts), "buffer");
  return (text) => sha256(outer, sha256(inner, text));
}
