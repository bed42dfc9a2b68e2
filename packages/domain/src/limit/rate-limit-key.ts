import { createHash } from "node:crypto";

/** The row of a counter: a hash, so that the table holds no address and no e-mail. */
export function rateLimitKey(bucket: string, subject: string): Buffer {
  return createHash("sha256").update(`${bucket}\n${subject}`).digest();
}
