import { timingSafeEqual } from "node:crypto";
import { decodeBase64Url } from "./decode-base64url.ts";
import { hmacSha256 } from "./hmac-sha256.ts";
import { createKeyring } from "./keyring.ts";

const MAC_BYTES = 16;
/** Characters; the most that the contract lets a client send. */
const CURSOR_LENGTH_MAX = 512;

/** Seals a position in a list into an opaque text that only this server can make. */
export interface CursorCodec {
  /** @throws {RangeError} if the position does not fit into 512 characters (368 bytes of JSON). */
  readonly seal: (position: readonly string[]) => string;
  /** Null for anything that {@link CursorCodec.seal} did not make; never throws. */
  readonly open: (cursor: string) => readonly string[] | null;
}

/**
 * Makes the codec for list cursors: base64url(HMAC-SHA256 cut to 128 bit ‖ JSON).
 *
 * A cursor is authentic, not secret, and says nothing about who may use it: the statement it leads to
 * runs under the caller's own rights.
 *
 * @throws {RangeError} as `createKeyring`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc2104#section-5 RFC 2104 §5} on cutting a MAC.
 */
export function createCursorCodec({ secret }: { readonly secret: string }): CursorCodec {
  const hmac = hmacSha256(createKeyring(secret).derive("cursor"));
  const macOf = (body: Buffer) => hmac(body).subarray(0, MAC_BYTES);

  return {
    seal: (position) => {
      const body = Buffer.from(JSON.stringify(position), "utf8");
      const cursor = Buffer.concat([macOf(body), body]).toString("base64url");
      if (cursor.length > CURSOR_LENGTH_MAX) throw new RangeError("The position is too long.");
      return cursor;
    },
    open: (cursor) => {
      if (cursor.length > CURSOR_LENGTH_MAX) return null;
      const bytes = decodeBase64Url(cursor);
      if (bytes === null || bytes.length <= MAC_BYTES) return null;
      const body = bytes.subarray(MAC_BYTES);
      if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), macOf(body))) return null;
      return toPosition(body);
    },
  };
}

function toPosition(body: Buffer): readonly string[] {
  // The MAC has shown that `seal` wrote these bytes, and `seal` takes nothing but arrays of strings.
  return JSON.parse(body.toString("utf8")) as readonly string[];
}
