import { serializeDictionary, serializeInnerList, type InnerList } from "structured-headers";
import { hmacSha256 } from "../hmac-sha256.ts";
import { signatureBase } from "./signature-base.ts";
import {
  coveredComponents,
  SIGNATURE_ALGORITHM,
  SIGNATURE_LIFETIME_MAX,
  SIGNATURE_TAG,
  type SignableRequest,
} from "./signature-profile.ts";

/** By what a request is signed. */
export interface RequestSigner {
  /** The token's id. */
  readonly keyId: string;
  /** The token's secret, as it was shown. */
  readonly secret: string;
  /** Base64url of 128 random bits or more, never used before. */
  readonly nonce: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly label?: string;
}

/** Signs a request as this product wants it, and answers the two fields that it then must have. */
export function signRequest(
  request: SignableRequest,
  { keyId, secret, nonce, created, label = "sig" }: RequestSigner,
): { readonly signatureInput: string; readonly signature: string } {
  const components = coveredComponents(request);
  const input: InnerList = [
    components.map(([name]) => [name, new Map()]),
    new Map<string, string | number>([
      ["created", created],
      ["expires", created + SIGNATURE_LIFETIME_MAX],
      ["nonce", nonce],
      ["keyid", keyId],
      ["alg", SIGNATURE_ALGORITHM],
      ["tag", SIGNATURE_TAG],
    ]),
  ];
  const base = signatureBase(components, serializeInnerList(input));
  const mac = hmacSha256(Buffer.from(secret))(Buffer.from(base));
  return {
    signatureInput: serializeDictionary({ [label]: input }),
    signature: serializeDictionary({ [label]: new Uint8Array(mac) }),
  };
}
