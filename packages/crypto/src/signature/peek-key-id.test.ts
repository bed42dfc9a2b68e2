import { expect, test } from "vitest";
import { REQUEST, SIGNER } from "../testing/signed-request.ts";
import { peekKeyId } from "./peek-key-id.ts";
import { signRequest } from "./sign-request.ts";

const { signatureInput } = signRequest(REQUEST, SIGNER);

test("the id is seen in what was signed for us, also beside what was signed for others", () => {
  expect(peekKeyId(signatureInput)).toBe(SIGNER.keyId);
  expect(peekKeyId(`bot=("@authority");keyid="bot";tag="x", ${signatureInput}`)).toBe(SIGNER.keyId);
});

test("none is seen in what cannot be read", () => {
  expect(peekKeyId(undefined)).toBeUndefined();
  expect(peekKeyId("sig=();keyid=1")).toBeUndefined();
  expect(peekKeyId(signatureInput.padEnd(1025))).toBeUndefined();
});
