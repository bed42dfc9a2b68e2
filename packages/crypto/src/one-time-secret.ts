import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;

/** A secret that is shown once, and the only part of it that is kept. */
export interface OneTimeSecret {
  /** The prefix, and 43 characters that need no escape in an address. */
  readonly secret: string;
  readonly hash: Buffer;
}

/** Makes a secret that nobody can guess. By its prefix it can be told what it is for, also where it was lost. */
export function newOneTimeSecret(prefix = ""): OneTimeSecret {
  const secret = prefix + randomBytes(SECRET_BYTES).toString("base64url");
  return { secret, hash: hashOneTimeSecret(secret) };
}

/** SHA-256: what is as long as this needs no slow hash, and no salt. */
export function hashOneTimeSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
