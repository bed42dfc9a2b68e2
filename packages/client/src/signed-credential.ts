import { NOBODY, type Credential } from "./credential.ts";
import { importHmacKey, signatureHeaders, toBytes } from "./signature.ts";

/** An API token of kind `signed`, as the server showed it once: its secret signs, and is never sent. */
export interface SignedAuth {
  /** The id of the token. */
  readonly keyId: string;
  /** `tfs_…` */
  readonly secret: string;
}

const KEY_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
const SECRET = /^tfs_[\w-]{43}$/u;

/**
 * Signs every request anew, each try of a call with a nonce of its own.
 *
 * @throws {TypeError} for what is no id or no secret, and where the browser has no WebCrypto: on plain HTTP.
 */
export function signedCredential({ keyId, secret }: SignedAuth): Credential {
  if (!KEY_ID.test(keyId)) throw new TypeError("auth.keyId: the id of a token is a UUID.");
  if (!SECRET.test(secret)) {
    throw new TypeError("auth.secret: a signing secret is tfs_ and 43 more characters.");
  }
  // Typed as always there, which holds in secure contexts only.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) throw new TypeError("auth.secret: to sign needs WebCrypto, in browsers HTTPS.");
  // The bytes of the whole text, as it was shown.
  const imported = importHmacKey(toBytes(secret));
  return {
    ...NOBODY,
    authorize: async (request) => signatureHeaders(request, { keyId, key: await imported }),
  };
}
