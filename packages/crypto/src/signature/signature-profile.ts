import type { SignatureComponent } from "./signature-base.ts";

/** Of this use of RFC 9421: signatures with another tag are somebody else's. */
export const SIGNATURE_TAG = "taskflow-1";
export const SIGNATURE_ALGORITHM = "hmac-sha256";
/** Seconds between `created` and `expires`. */
export const SIGNATURE_LIFETIME_MAX = 60;
/** Seconds that the signer's clock may be wrong by, either way. */
export const CLOCK_TOLERANCE = 300;
/** Characters of the fields, with room for a signature for somebody else beside ours. */
export const SIGNATURE_INPUT_LENGTH_MAX = 1024;
export const SIGNATURE_LENGTH_MAX = 512;

/** What of a request is signed. A header is undefined if the request does not have it. */
export interface SignableRequest {
  readonly method: string;
  /** Origin and request target, as they were sent: nothing is decoded or put in order. */
  readonly targetUri: string;
  readonly contentType: string | undefined;
  readonly contentDigest: string | undefined;
  readonly idempotencyKey: string | undefined;
}

/** What a signature of this request must cover, in this order, no less and no more. */
export function coveredComponents(request: SignableRequest): SignatureComponent[] {
  const { method, targetUri, contentType, contentDigest = "", idempotencyKey } = request;
  return [
    ["@method", method],
    ["@target-uri", targetUri],
    ...fieldIfPresent("content-type", contentType),
    ["content-digest", contentDigest],
    ...fieldIfPresent("idempotency-key", idempotencyKey),
  ];
}

function fieldIfPresent(name: string, value: string | undefined): SignatureComponent[] {
  return value === undefined ? [] : [[name, value]];
}
