import { expect, test } from "vitest";
import { REQUEST, SIGNER } from "../testing/signed-request.ts";
import { readRequestSignature } from "./read-request-signature.ts";
import { signRequest } from "./sign-request.ts";
import { createSigningSecrets, type SealedSecret } from "./signing-secrets.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const secrets = createSigningSecrets({ secret: SECRET });
const [ONE, OTHER] = ["one", "other"].map((id) => ({ id, ...secrets.issue(id) }));
if (!ONE || !OTHER) throw new Error("there are two");

function verify(by: { readonly secret: string }, kept: readonly SealedSecret[], server = secrets) {
  const fields = signRequest(REQUEST, { ...SIGNER, secret: by.secret });
  const signature = readRequestSignature(REQUEST, fields);
  return signature === null ? undefined : server.findSigner(signature, kept)?.id;
}

test("a secret has 256 random bits, and the kind of it can be seen", () => {
  expect(ONE.secret).toMatch(/^tfs_[\w-]{43}$/u);
  expect(ONE.secret).not.toBe(OTHER.secret);
  expect(ONE.sealed.includes(ONE.secret)).toBe(false);
});

test("what was signed with either of two live secrets is right, in every process", () => {
  expect(verify(ONE, [ONE])).toBe(ONE.id);
  expect(verify(ONE, [ONE, OTHER])).toBe(ONE.id);
  expect(verify(OTHER, [ONE, OTHER])).toBe(OTHER.id);
  expect(verify(ONE, [ONE], createSigningSecrets({ secret: SECRET }))).toBe(ONE.id);
});

test("what was signed with any other is not, nor with none, nor by another server", () => {
  expect(verify(ONE, [OTHER])).toBeUndefined();
  expect(verify(ONE, [])).toBeUndefined();
  expect(verify({ secret: "" }, [])).toBeUndefined();
  expect(verify({ secret: "tfs_" }, [ONE, OTHER])).toBeUndefined();
  expect(verify(ONE, [ONE], createSigningSecrets({ secret: `${SECRET}!` }))).toBeUndefined();
});

test("a secret that was moved to another row is none", () => {
  expect(verify(ONE, [{ id: OTHER.id, sealed: ONE.sealed }])).toBeUndefined();
});

test("a token that signed right is known for a minute, and one that did not is not", () => {
  let now = 0;
  const clocked = createSigningSecrets({ secret: SECRET, now: () => now });
  const knows = () => clocked.hasVerified(SIGNER.keyId);
  expect(verify(ONE, [OTHER], clocked)).toBeUndefined();
  expect(knows()).toBe(false);
  expect(verify(ONE, [ONE], clocked)).toBe(ONE.id);
  now = 59_999;
  expect(knows()).toBe(true);
  now = 60_000;
  expect(knows()).toBe(false);
});
