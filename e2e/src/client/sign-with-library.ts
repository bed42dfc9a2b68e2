import { createHash, randomBytes } from "node:crypto";
import { createSigner, httpbis } from "http-message-signatures";

/** A token that signs, as its owner was shown it. */
export interface SigningToken {
  readonly id: string;
  readonly secret: string;
}

/** What is to be sent. */
export interface LibraryRequest {
  readonly method: string;
  readonly url: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is signed, as docs/signing.md lists it. */
const FIELDS = ["@method", "@target-uri", "content-type", "content-digest", "idempotency-key"];
const PARAMS = ["created", "expires", "nonce", "keyid", "alg", "tag"];

/** Signs a request with a library that knows nothing of this product, and answers what `fetch` takes. */
export async function signWithLibrary(
  { id, secret }: SigningToken,
  { method, url, body, headers = {} }: LibraryRequest,
): Promise<RequestInit> {
  const digest = createHash("sha256")
    .update(body ?? "")
    .digest("base64");
  const sent: Record<string, string> = {
    ...(body !== undefined && { "content-type": "application/json" }),
    ...headers,
    "content-digest": `sha-256=:${digest}:`,
  };
  const created = new Date();
  const signed = await httpbis.signMessage(
    {
      key: createSigner(Buffer.from(secret), "hmac-sha256", id),
      name: "library",
      fields: FIELDS.filter((name) => name.startsWith("@") || name in sent),
      params: PARAMS,
      paramValues: {
        created,
        expires: new Date(created.getTime() + 60_000),
        nonce: randomBytes(16).toString("base64url"),
        tag: "taskflow-1",
      },
    },
    { method, url, headers: sent },
  );
  return { method, headers: signed.headers, ...(body !== undefined && { body }) };
}
