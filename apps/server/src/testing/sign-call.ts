import { randomBytes } from "node:crypto";
import { contentDigest, signRequest } from "@taskflow/crypto";

/** A token of the kind that signs, as its owner was shown it. */
export interface SigningToken {
  readonly id: string;
  readonly secret: string;
}

/** What is to be sent, as it is signed. */
export interface UnsignedCall {
  /** `PATCH /api/…`: a method and a target. */
  readonly request: string;
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly origin?: string;
  /** Seconds by which the signer's clock is ahead. */
  readonly ahead?: number;
  readonly nonce?: string;
}

/** The same with its signature, ready to be sent, or to be changed first. */
export interface SignedCall {
  readonly target: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export const newNonce = () => randomBytes(16).toString("base64url");

/** Signs one call as a program would that was written by our page about it. */
export function signCall({ id, secret }: SigningToken, call: UnsignedCall): SignedCall {
  const { request, body, origin = "http://localhost", ahead = 0, nonce = newNonce() } = call;
  const [method = "", target = ""] = request.split(" ");
  const digest = contentDigest(Buffer.from(body ?? ""));
  const headers: Record<string, string> = {
    ...(body !== undefined && { "content-type": "application/json" }),
    ...call.headers,
    "content-digest": digest,
  };
  const { signatureInput, signature } = signRequest(
    {
      method,
      targetUri: origin + target,
      contentType: headers["content-type"],
      contentDigest: digest,
      idempotencyKey: headers["idempotency-key"],
    },
    { keyId: id, secret, nonce, created: Math.floor(Date.now() / 1000) + ahead },
  );
  return {
    target,
    method,
    headers: { ...headers, "signature-input": signatureInput, signature },
    ...(body !== undefined && { body }),
  };
}
