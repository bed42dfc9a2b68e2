import { randomBytes } from "node:crypto";
import { createSecretSeal } from "../secret-seal.ts";
import { ExpiringCache } from "../expiring-cache.ts";
import { isSignedWith } from "./is-signed-with.ts";
import type { RequestSignature } from "./read-request-signature.ts";

/** That a token can have at one time: while it changes from one to the next, two. */
export const SIGNING_SECRETS_MAX = 2;

/** What each signing secret begins with, so that one that is found somewhere is known for what it is. */
export const SIGNING_SECRET_PREFIX = "tfs_";

const TABLE = "signing_secret";
const SECRET_BYTES = 32;
const VERIFIED_MS = 60_000;

/** A secret as it is kept: `sealed` opens only beside this id. */
export interface SealedSecret {
  readonly id: string;
  readonly sealed: Buffer;
}

/** The secrets by which tokens sign: shown once, kept under seal, and compared with what they signed. */
export interface SigningSecrets {
  /** Makes a secret that nobody can guess, for the row of this id. */
  readonly issue: (id: string) => { readonly secret: string; readonly sealed: Buffer };
  /**
   * Finds the secret of a token that made a signature; undefined if none did. It takes as long for a token
   * without any, so that nobody learns which tokens there are.
   */
  readonly findSigner: (
    signature: Pick<RequestSignature, "keyId" | "base" | "mac">,
    secrets: readonly SealedSecret[],
  ) => SealedSecret | undefined;
  /** Tells whether this process found a signature of the token right within the last minute. */
  readonly hasVerified: (keyId: string) => boolean;
}

/**
 * Makes the signing secrets of this server.
 *
 * @throws {RangeError} as `createKeyring`.
 */
export function createSigningSecrets({
  secret,
  now = Date.now,
}: {
  readonly secret: string;
  readonly now?: () => number;
}): SigningSecrets {
  const seal = createSecretSeal({ secret });
  const verified = new ExpiringCache<true>();
  const issue: SigningSecrets["issue"] = (id) => {
    const text = SIGNING_SECRET_PREFIX + randomBytes(SECRET_BYTES).toString("base64url");
    return { secret: text, sealed: seal.seal(Buffer.from(text), { table: TABLE, id }) };
  };
  // Nobody was ever shown it, so nothing is signed with it.
  const standIn: SealedSecret = { id: "", sealed: issue("").sealed };
  const open = ({ id, sealed }: SealedSecret) => seal.open(sealed, { table: TABLE, id });

  return {
    issue,
    findSigner: (signature, secrets) => {
      const slots = Array.from({ length: SIGNING_SECRETS_MAX }, (_, n) => secrets[n] ?? standIn);
      const keys = slots.map(
        (slot) => open(slot) ?? randomBytes(SIGNING_SECRET_PREFIX.length + SECRET_BYTES),
      );
      // All of them are tried, also after one that fits.
      const matches = keys.map((key) => isSignedWith(signature, key));
      const signer = slots[matches.indexOf(true)];
      if (signer) verified.set(signature.keyId, true, now() + VERIFIED_MS);
      return signer;
    },
    hasVerified: (keyId) => verified.get(keyId, now()) === true,
  };
}
