/**
 * What signs the calls of the documentation, in the browser and with nothing but what it brings along:
 * `signCall` takes the key id and the secret that were given in place of a signature, which are never sent.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9421 RFC 9421}, {@link https://www.rfc-editor.org/rfc/rfc9530 RFC 9530}
 */
export const SIGN_SCRIPT = String.raw`const bytesOf = (text) => new TextEncoder().encode(text);
const base64 = (bytes) => btoa(String.fromCodePoint(...new Uint8Array(bytes)));
const signer = /^\s*([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}):(tfs_[\w-]{43})\s*$/;

async function signCall(call) {
  const { Signature: given, ...headers } = call.headers;
  if (given === undefined) return call;
  // A session or a token that was given as well would make it a call of two.
  delete headers.Authorization;
  const [, keyId, secret] = signer.exec(given) ?? [];
  if (!secret) throw new Error("Give the key id and the secret, with a colon between them.");
  if (!crypto.subtle) throw new Error("Browsers sign over HTTPS only, or on this very machine.");
  const url = new URL(call.url, location.href).href;
  const digest = "sha-256=:" + base64(await crypto.subtle.digest("SHA-256", bytesOf(call.body ?? ""))) + ":";
  const valueOf = (name) => Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  const ifThere = (name) => (valueOf(name) ? [[name, valueOf(name).trim()]] : []);
  const covered = [
    ["@method", call.method.toUpperCase()],
    ["@target-uri", url],
    ...ifThere("content-type"),
    ["content-digest", digest],
    ...ifThere("idempotency-key"),
  ];
  const created = Math.floor(Date.now() / 1000);
  const nonce = base64(crypto.getRandomValues(new Uint8Array(18))).replaceAll("+", "-").replaceAll("/", "_");
  const names = covered.map(([name]) => '"' + name + '"').join(" ");
  const params =
    "(" + names + ");created=" + created + ";expires=" + (created + 60) + ';nonce="' + nonce +
    '";keyid="' + keyId + '";alg="hmac-sha256";tag="taskflow-1"';
  const base = [...covered, ["@signature-params", params]]
    .map(([name, value]) => '"' + name + '": ' + value)
    .join("\n");
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytesOf(secret), algorithm, false, ["sign"]);
  const signature = base64(await crypto.subtle.sign("HMAC", key, bytesOf(base)));
  call.url = url;
  call.headers = {
    ...headers,
    "Content-Digest": digest,
    "Signature-Input": "docs=" + params,
    Signature: "docs=:" + signature + ":",
  };
  return call;
}
`;
