import { hkdfSync } from "node:crypto";

/** Characters: as hexadecimal digits, the poorest usual spelling, they hold 128 bit. */
export const SECRET_LENGTH_MIN = 32;

const SALT = "taskflow/keyring/v1";
const KEY_BYTES = 32;

/** What a key may be used for. A key of one purpose is worth nothing for another. */
export type KeyPurpose =
  | "cursor"
  | "refresh-token"
  | "device-token"
  | "sealed-secret"
  | `access-token:${number}`;

/** Keys for closed purposes, all derived from the one secret that an operator keeps. */
export interface Keyring {
  /** 32 bytes; the same for the same secret and purpose in every process. */
  readonly derive: (purpose: KeyPurpose) => Buffer;
}

/**
 * Derives purpose-bound keys from the server's secret.
 *
 * @throws {RangeError} if the secret is shorter than {@link SECRET_LENGTH_MIN} characters.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5869#section-3.2 RFC 5869 §3.2}: `info` binds a key
 *   to its purpose. ASVS V11.1.
 */
export function createKeyring(secret: string): Keyring {
  if (secret.length < SECRET_LENGTH_MIN) {
    throw new RangeError(
      `TASKFLOW_SECRET must have at least ${SECRET_LENGTH_MIN} characters, this one has ${secret.length}. ` +
        "Make one with: openssl rand -base64 48",
    );
  }
  return {
    derive: (purpose) => Buffer.from(hkdfSync("sha256", secret, SALT, purpose, KEY_BYTES)),
  };
}
