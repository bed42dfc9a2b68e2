import { createCipheriv, createDecipheriv, hash, randomBytes } from "node:crypto";
import { createKeyring } from "./keyring.ts";

const ALGORITHM = "aes-256-gcm";
const VERSION = 1;
const KEY_ID_BYTES = 4;
const HEAD_BYTES = 1 + KEY_ID_BYTES;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The row that a sealed secret belongs to: in another one it does not open. */
interface SealedRow {
  readonly table: string;
  readonly id: string;
}

/** Keeps secrets that the server must be able to read again: version ‖ key ‖ IV ‖ ciphertext ‖ tag. */
export interface SecretSeal {
  readonly seal: (secret: Buffer, row: SealedRow) => Buffer;
  /** Null for what was sealed for another row, under another secret of the server, or was changed. */
  readonly open: (sealed: Buffer, row: SealedRow) => Buffer | null;
}

/**
 * Makes the seal of this server: AES-256-GCM with a random IV of 96 bit each time.
 *
 * @throws {RangeError} as `createKeyring`.
 * @see {@link https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf NIST SP 800-38D §8.2.2};
 *   ASVS V11.3.
 */
export function createSecretSeal({ secret }: { readonly secret: string }): SecretSeal {
  const key = createKeyring(secret).derive("sealed-secret");
  const keyId = hash("sha256", key, "buffer").subarray(0, KEY_ID_BYTES);
  const head = Buffer.concat([Buffer.of(VERSION), keyId]);
  const contextOf = ({ table, id }: SealedRow) =>
    Buffer.concat([head, Buffer.from(`${table}\0${id}`)]);

  return {
    seal: (plain, row) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(contextOf(row));
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([head, iv, sealed, cipher.getAuthTag()]);
    },
    open: (sealed, row) => {
      const isOurs = sealed.length >= HEAD_BYTES + IV_BYTES + TAG_BYTES;
      if (!isOurs || !sealed.subarray(0, HEAD_BYTES).equals(head)) return null;
      const iv = sealed.subarray(HEAD_BYTES, HEAD_BYTES + IV_BYTES);
      const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
      decipher.setAAD(contextOf(row));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        const body = sealed.subarray(HEAD_BYTES + IV_BYTES, -TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}
