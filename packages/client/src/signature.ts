import type { OutgoingRequest } from "./credential.ts";

/** A covered component and its value (RFC 9421 §2). */
export type Component = readonly [name: string, value: string];

const LIFETIME_SECONDS = 60;
const NONCE_BYTES = 16;
/** Of several signatures in one message it tells ours; the server reads none by name. */
const LABEL = "taskflow";
const TAG = "taskflow-1";

/** What a signature says of itself, and with what it is made. */
export interface SigningKey {
  readonly keyId: string;
  readonly key: CryptoKey;
}

/** Makes the key of a secret. */
export function importHmacKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

/**
 * The headers that sign a request, good for this one time and a minute.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9421 RFC 9421}, {@link https://www.rfc-editor.org/rfc/rfc9530 RFC 9530}
 */
export async function signatureHeaders(
  request: OutgoingRequest,
  { keyId, key }: SigningKey,
): Promise<Readonly<Record<string, string>>> {
  const digest = await contentDigest(request.body);
  const components = coveredComponents(request, digest);
  const created = Math.floor(Date.now() / 1000);
  const nonce = toBase64Url(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
  const names = components.map(([name]) => `"${name}"`).join(" ");
  const params = [
    `(${names})`,
    `created=${created}`,
    `expires=${created + LIFETIME_SECONDS}`,
    `nonce="${nonce}"`,
    `keyid="${keyId}"`,
    'alg="hmac-sha256"',
    `tag="${TAG}"`,
  ].join(";");
  const signature = await sign(signatureBase(components, params), key);
  return {
    "content-digest": digest,
    "signature-input": `${LABEL}=${params}`,
    signature: `${LABEL}=:${signature}:`,
  };
}

/** In this order; `content-type` and `idempotency-key` exactly when the request has them. */
function coveredComponents(request: OutgoingRequest, digest: string): readonly Component[] {
  const { method, url, headers } = request;
  const ifThere = (name: string): readonly Component[] =>
    headers[name] === undefined ? [] : [[name, headers[name].trim()]];
  return [
    ["@method", method],
    ["@target-uri", url],
    ...ifThere("content-type"),
    ["content-digest", digest],
    ...ifThere("idempotency-key"),
  ];
}

/** What is signed (RFC 9421 §2.5); `params` is the inner list with its parameters. */
export function signatureBase(components: readonly Component[], params: string): string {
  return [...components, ["@signature-params", params] as const]
    .map(([name, value]) => `"${name}": ${value}`)
    .join("\n");
}

/** The HMAC of a signature base, in base64 (RFC 9421 §3.3.3). */
export async function sign(base: string, key: CryptoKey): Promise<string> {
  return toBase64(await crypto.subtle.sign("HMAC", key, toBytes(base)));
}

/** Also over an empty body (RFC 9530 §2). */
async function contentDigest(body = new Uint8Array()): Promise<string> {
  return `sha-256=:${toBase64(await crypto.subtle.digest("SHA-256", body))}:`;
}

/** UTF-8. */
export const toBytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function toBase64(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  return btoa(String.fromCodePoint(...new Uint8Array(bytes)));
}

function toBase64Url(bytes: Uint8Array<ArrayBuffer>): string {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
