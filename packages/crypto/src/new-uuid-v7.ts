import { randomUUIDv7 } from "node:crypto";

/**
 * A new UUIDv7: the time in milliseconds, then random bits. An identifier, never a secret: its first
 * half can be guessed (ASVS V11.5.1).
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9562#section-5.7 RFC 9562 §5.7}
 */
export function newUuidV7(): string {
  return randomUUIDv7();
}
