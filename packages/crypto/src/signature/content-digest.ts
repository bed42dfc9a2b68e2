import { hash } from "node:crypto";

const SPELLING = /^sha-256=:[A-Za-z0-9+/]{43}=:$/u;

/**
 * The value of `Content-Digest` for a body, of these very bytes and nothing read from them; an empty
 * body has one too.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9530#section-2 RFC 9530 §2}
 */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${hash("sha256", body, "base64")}:`;
}

/** Tells whether a text is a digest as {@link contentDigest} writes them: that one algorithm, once. */
export function isContentDigest(text: string): boolean {
  return SPELLING.test(text);
}
