import { describe, expect, test } from "vitest";
import { REQUEST, SIGNER } from "../testing/signed-request.ts";
import { readRequestSignature, type SignatureFields } from "./read-request-signature.ts";
import { signRequest } from "./sign-request.ts";
import { SignatureFormatError } from "./signature-format-error.ts";
import type { SignableRequest } from "./signature-profile.ts";

const signed = signRequest(REQUEST, SIGNER);
const input = signed.signatureInput;

function refusal(fields: Partial<SignatureFields>, request: SignableRequest = REQUEST): string {
  try {
    readRequestSignature(request, { ...signed, ...fields });
  } catch (error) {
    if (error instanceof SignatureFormatError) return `${error.reason}: ${error.message}`;
    throw error;
  }
  return "none";
}

describe("a developer is told what is wrong with", () => {
  test.each([
    ["one field without the other", { signature: undefined }, "There is no Signature."],
    ["the other without the one", { signatureInput: undefined }, "There is no Signature-Input."],
    ["what is no dictionary", { signatureInput: "?" }, "Signature-Input is no dictionary"],
    ["a signature that is none", { signature: "sig=:AA" }, "Signature is no dictionary"],
    ["a signature of another label", { signature: signed.signature.replace("sig", "gis") }, "32"],
    ["a signature of another length", { signature: "sig=:AAAA:" }, "Signature must hold 32 bytes"],
    ["a signature that is a text", { signature: 'sig="AAAA"' }, "Signature must hold 32 bytes"],
    ["a member that is no list", { signatureInput: "sig=1" }, "lists of components"],
    ["a forgotten tag", { signatureInput: input.replace(/;tag=.*/u, "") }, "parameters must be"],
    ["one parameter too many", { signatureInput: `${input};x` }, "The parameters must be"],
    ["two signatures of ours", { signatureInput: `${input}, b${input}` }, "Only one signature"],
    ["another algorithm", { signatureInput: input.replace("c-sha256", "c-sha1") }, "alg must be"],
    ["a time that is a text", { signatureInput: input.replace(/d=(\d+)/u, 'd="$1"') }, "whole"],
    ["a time before 1970", { signatureInput: input.replace("created=", "created=-") }, "whole"],
    ["half a second", { signatureInput: input.replace(/created=\d+/u, "$&.5") }, "whole seconds"],
    ["61 seconds", { signatureInput: input.replace("0060;", "0061;") }, "60 seconds after"],
    ["an end before the start", { signatureInput: input.replace("17000000", "16000000") }, "60"],
    ["a nonce of 21", { signatureInput: input.replace(/nonce=".{2}/u, 'nonce="') }, "22 to 128"],
    ["a keyid that is none", { signatureInput: input.replace("0198", "0198x") }, "keyid must be"],
    ["an id in capitals", { signatureInput: input.replace("c0de", "C0DE") }, "keyid must be"],
    ["an endless field", { signatureInput: "a,".repeat(513) }, "may have 1024 characters"],
    ["an endless signature", { signature: "a,".repeat(257) }, "Signature may have 512 characters"],
  ])("%s", (_, fields, sentence) => {
    expect(refusal(fields)).toContain(sentence);
  });

  test("a component that is not covered, by the list of all that must be", () => {
    const list = '"@method" "@target-uri" "content-type" "content-digest" "idempotency-key"';
    for (const name of list.split(" ")) {
      const signatureInput = input.replace(`${name} `, "").replace(` ${name}`, "");
      expect(refusal({ signatureInput })).toBe(
        `component_missing: This request is signed over ${list}.`,
      );
    }
    const weaker = input.replace('"@method"', '"@method";req');
    expect(refusal({ signatureInput: weaker })).toContain("component_missing");
  });

  test("a digest that is missing or of another kind", () => {
    expect(refusal({}, { ...REQUEST, contentDigest: undefined })).toContain("component_missing");
    expect(refusal({}, { ...REQUEST, contentDigest: "sha-512=:AAAA:" })).toContain(
      "Content-Digest",
    );
  });

  test("components in another order, once more, or beyond what is signed", () => {
    for (const [from, to] of [
      ['"@method" "@target-uri"', '"@target-uri" "@method"'],
      ['("@method"', '("@method" "@method"'],
      ['"idempotency-key")', '"idempotency-key" "@authority")'],
    ] as const) {
      expect(refusal({ signatureInput: input.replace(from, to) })).toContain("in this order");
    }
  });

  test("a header that is covered and not there", () => {
    for (const absent of ["contentType", "idempotencyKey"]) {
      expect(refusal({}, { ...REQUEST, [absent]: undefined })).toContain("over nothing else");
    }
  });
});

test("no refusal repeats what was sent", () => {
  const signatureInput = input.replace("0198c0de", "secret-word");
  expect(refusal({ signatureInput })).not.toContain("secret-word");
});
