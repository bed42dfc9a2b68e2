import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { decodeBase64Url } from "./decode-base64url.ts";
import { createKeyring } from "./keyring.ts";

const VERSION = 1;
const DEVICE_BYTES = 16;
const MAC_OFFSET = 1 + DEVICE_BYTES;
const TOKEN_LENGTH = Math.ceil(((MAC_OFFSET + 32) * 8) / 6);

/** Writes and reads what a browser shows to be known again: version ‖ device ‖ HMAC over both and the account. */
export interface DeviceTokens {
  /** A token for a browser that `userId` has signed in with. It tells nothing and opens nothing. */
  readonly issue: (userId: string) => string;
  /** The device behind a token, a text of its own for each; null if the token is not of this account. */
  readonly deviceOf: (token: string, userId: string) => string | null;
}

/**
 * Makes the reader and writer of device tokens. One is given after a password was right, so whoever
 * guesses has none.
 *
 * @throws {RangeError} as `createKeyring`.
 * @see {@link https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies OWASP, device cookies}
 */
export function createDeviceTokens({ secret }: { readonly secret: string }): DeviceTokens {
  const key = createKeyring(secret).derive("device-token");
  const macOf = (head: Buffer, userId: string) =>
    createHmac("sha256", key).update(head).update(userId).digest();

  return {
    issue: (userId) => {
      const head = Buffer.concat([Buffer.of(VERSION), randomBytes(DEVICE_BYTES)]);
      return Buffer.concat([head, macOf(head, userId)]).toString("base64url");
    },
    deviceOf: (token, userId) => {
      const bytes = token.length === TOKEN_LENGTH ? decodeBase64Url(token) : null;
      if (bytes?.[0] !== VERSION) return null;
      const head = bytes.subarray(0, MAC_OFFSET);
      const isGenuine = timingSafeEqual(bytes.subarray(MAC_OFFSET), macOf(head, userId));
      return isGenuine ? head.toString("base64url") : null;
    },
  };
}
