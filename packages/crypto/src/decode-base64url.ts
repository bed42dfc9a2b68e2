/**
 * Decodes base64url and accepts one spelling only: no padding, no white space, no stray bits behind
 * the last byte. Null for every other text.
 *
 * `Buffer.from` alone skips what it does not know, so that many texts would mean the same bytes.
 */
export function decodeBase64Url(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : null;
}
