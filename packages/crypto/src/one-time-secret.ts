import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;

/** A secret that is shown once, and the only part of it that is kept. */
export interface OneTimeSecret {
  /** 43 characters that need no escape in an address. */
  readonly secret: string;
  readonly hash: Buffer;
}

/** Makes a secret that nobody can guess. */
export function newOneTimeSecret(): OneTimeSecret {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  return { secret, hash: hashOneTimeSecret(secret) };
}

/** SHA-256: what is as long as this needs no slow hash, and no salt. */
export function hashOneTimeSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
