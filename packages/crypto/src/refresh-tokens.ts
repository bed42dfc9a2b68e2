import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { decodeBase64Url } from "./decode-base64url.ts";
import { createKeyring } from "./keyring.ts";

const VERSION = 1;
const SALT_BYTES = 32;
const MAC_BYTES = 32;
const COUNTER_MAX = 0xffff_ffff;
const ID_OFFSET = 1;
const COUNTER_OFFSET = 17;
const MAC_OFFSET = 21;
const TOKEN_BYTES = MAC_OFFSET + MAC_BYTES;
const TOKEN_LENGTH = Math.ceil((TOKEN_BYTES * 8) / 6);
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** The parts of a refresh token. */
export interface RefreshToken {
  readonly sessionId: string;
  readonly counter: number;
}

/** Writes and reads refresh tokens: version ‖ session id ‖ counter ‖ HMAC under a per-session key. */
export interface RefreshTokens {
  /**
   * `salt` is random, made with the session and kept in its row.
   *
   * @throws {RangeError} if `salt` is not one of {@link RefreshTokens.newSalt}, the session id is not
   *   a UUID in lower case, or the counter does not fit into 32 bit.
   */
  readonly encode: (token: RefreshToken, salt: Buffer) => string;
  /** Reads the parts without judging them; null if the text has not the one spelling of a token. */
  readonly decode: (text: string) => (RefreshToken & { readonly mac: Buffer }) | null;
  /**
   * Compares in constant time.
   *
   * @throws {RangeError} as {@link RefreshTokens.encode}.
   */
  readonly isGenuine: (token: RefreshToken & { readonly mac: Buffer }, salt: Buffer) => boolean;
  /** 32 random bytes. */
  readonly newSalt: () => Buffer;
}

/**
 * Makes the reader and writer of refresh tokens.
 *
 * A token can be computed again from the session's row and the server's secret, so that racing tabs
 * are handed the same successor although no token is ever stored. Either alone, a copy of the
 * database or the secret, forges nothing.
 *
 * @throws {RangeError} as `createKeyring`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9700#section-4.14 RFC 9700 §4.14}
 */
export function createRefreshTokens({ secret }: { readonly secret: string }): RefreshTokens {
  const serverKey = createKeyring(secret).derive("refresh-token");

  const macOf = (token: RefreshToken, salt: Buffer): Buffer => {
    if (salt.length !== SALT_BYTES) throw new RangeError("The salt must have 32 bytes.");
    const head = toHead(token);
    const id = head.subarray(ID_OFFSET, COUNTER_OFFSET);
    const sessionKey = createHmac("sha256", serverKey).update(id).update(salt).digest();
    return createHmac("sha256", sessionKey).update(head).digest();
  };

  return {
    encode: (token, salt) =>
      Buffer.concat([toHead(token), macOf(token, salt)]).toString("base64url"),
    decode: (text) => {
      if (text.length !== TOKEN_LENGTH) return null;
      const bytes = decodeBase64Url(text);
      if (bytes?.[0] !== VERSION) return null;
      return {
        sessionId: toUuid(bytes.subarray(ID_OFFSET, COUNTER_OFFSET)),
        counter: bytes.readUInt32BE(COUNTER_OFFSET),
        mac: bytes.subarray(MAC_OFFSET),
      };
    },
    isGenuine: (token, salt) => {
      const mac = macOf(token, salt);
      return token.mac.length === mac.length && timingSafeEqual(token.mac, mac);
    },
    newSalt: () => randomBytes(SALT_BYTES),
  };
}

function toHead({ sessionId, counter }: RefreshToken): Buffer {
  if (!UUID.test(sessionId)) throw new RangeError("The session id must be a UUID in lower case.");
  if (!Number.isInteger(counter) || counter < 0 || counter > COUNTER_MAX) {
    throw new RangeError("The counter must be an integer of 32 bit.");
  }
  const head = Buffer.alloc(MAC_OFFSET);
  head.writeUInt8(VERSION);
  head.write(sessionId.replaceAll("-", ""), ID_OFFSET, "hex");
  head.writeUInt32BE(counter, COUNTER_OFFSET);
  return head;
}

function toUuid(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-");
}
