import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REQUEST, SIGNER } from "../testing/signed-request.ts";
import { contentDigest } from "./content-digest.ts";
import { isSignedWith } from "./is-signed-with.ts";
import { readRequestSignature, type SignatureFields } from "./read-request-signature.ts";
import { signRequest } from "./sign-request.ts";
import { SignatureFormatError } from "./signature-format-error.ts";
import type { SignableRequest } from "./signature-profile.ts";

const SECRET = Buffer.from(SIGNER.secret);
const signed = signRequest(REQUEST, SIGNER);

/** What a server would do, but for the clock and the nonce; null for what is not even read. */
function verdict(request: SignableRequest, fields: SignatureFields): boolean | null {
  try {
    const signature = readRequestSignature(request, fields);
    return signature && isSignedWith(signature, SECRET);
  } catch (error) {
    if (error instanceof SignatureFormatError) return null;
    throw error;
  }
}

const word = fc.string({ unit: fc.constantFrom(..."abcXYZ019/?=&%._~-") });
const header = fc.option(
  fc.string({ maxLength: 40 }).map((text) => text.trim()),
  {
    nil: undefined,
  },
);
const anyRequest: fc.Arbitrary<SignableRequest> = fc.record({
  method: fc.constantFrom("GET", "POST", "PATCH", "DELETE"),
  targetUri: word.map((text) => `https://tasks.example.org/api/${text}`),
  contentType: header,
  contentDigest: fc.uint8Array().map(contentDigest),
  idempotencyKey: header,
});

describe("a signed request", () => {
  test("is accepted, whatever it says", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        expect(verdict(request, signRequest(request, SIGNER))).toBe(true);
      }),
    );
  });

  test("is not accepted with anything that is signed changed, added or taken away", () => {
    fc.assert(
      fc.property(anyRequest, anyRequest, (request, other) => {
        const fields = signRequest(request, SIGNER);
        for (const name of Object.keys(request)) {
          const changed = { ...request, [name]: Reflect.get(other, name) };
          const isSame = Reflect.get(request, name) === Reflect.get(other, name);
          expect(verdict(changed, fields) === true).toBe(isSame);
        }
      }),
    );
  });

  test("cannot be read as another one by where its lines end", () => {
    const request = { ...REQUEST, contentType: 'a\n"content-digest": b' };
    expect(verdict(request, signRequest(request, SIGNER))).toBeNull();
  });

  test("says by whom, when and with which nonce it was signed", () => {
    expect(readRequestSignature(REQUEST, signed)).toMatchObject({
      keyId: SIGNER.keyId,
      nonce: SIGNER.nonce,
      created: SIGNER.created,
      expires: SIGNER.created + 60,
    });
  });

  test("may have any label, and signatures for others beside its own", () => {
    const own = signRequest(REQUEST, { ...SIGNER, label: "my_label.1" });
    const foreign = {
      signatureInput: 'bot=("@authority");created=1700000000;tag="web-bot-auth"',
      signature: "bot=:AAAA:",
    };
    const both = {
      signatureInput: `${foreign.signatureInput}, ${own.signatureInput}`,
      signature: `${own.signature}, ${foreign.signature}`,
    };
    expect(verdict(REQUEST, own)).toBe(true);
    expect(verdict(REQUEST, both)).toBe(true);
    expect(readRequestSignature(REQUEST, foreign)).toBeNull();
    expect(
      readRequestSignature(REQUEST, { signatureInput: undefined, signature: undefined }),
    ).toBeNull();
  });
});

describe("a secret", () => {
  const signature = readRequestSignature(REQUEST, signed);
  if (!signature) throw new Error("it was not read");
  const wrong = Buffer.from(`${SIGNER.secret.slice(0, -1)}9`);

  test("that is another one, or empty, makes no signature right", () => {
    expect(isSignedWith(signature, SECRET)).toBe(true);
    expect(isSignedWith(signature, wrong)).toBe(false);
    expect(isSignedWith(signature, Buffer.alloc(0))).toBe(false);
  });
});

describe("spelling", () => {
  const characters = Array.from({ length: 256 }, (_, code) => String.fromCodePoint(code));
  const edit = (text: string) =>
    fc
      .record({
        at: fc.nat({ max: text.length }),
        taken: fc.integer({ min: 0, max: 3 }),
        put: fc.string({ unit: fc.constantFrom(...characters), maxLength: 3 }),
      })
      .map(({ at, taken, put }) => text.slice(0, at) + put + text.slice(at + taken))
      .filter((changed) => changed !== text);

  test("a signature has one: no other text of either field is accepted", () => {
    const { signatureInput, signature } = signed;
    const options = { numRuns: 3000 };
    fc.assert(
      fc.property(edit(signatureInput), (changed) => {
        expect(verdict(REQUEST, { signatureInput: changed, signature })).not.toBe(true);
      }),
      options,
    );
    fc.assert(
      fc.property(edit(signature), (changed) => {
        expect(verdict(REQUEST, { signatureInput, signature: changed })).not.toBe(true);
      }),
      options,
    );
  });

  test.each([
    ["a space more", (text: string) => text.replace('" "', '"  "')],
    ["a space at the end", (text: string) => `${text} `],
    ["a space before a parameter", (text: string) => text.replace(";nonce", "; nonce")],
    ["a parameter twice", (text: string) => `${text};created=${SIGNER.created}`],
    ["a label twice", (text: string) => `${text}, ${text}`],
    ["an empty member", (text: string) => `${text}, `],
    ["a decimal", (text: string) => text.replace(/created=\d+/u, "$&.0")],
    ["a leading zero", (text: string) => text.replace("created=", "created=0")],
    ["a date", (text: string) => text.replace("created=", "created=@")],
    ["an escape", (text: string) => text.replace("taskflow-1", String.raw`taskflow\-1`)],
    ["a token", (text: string) => text.replace('"hmac-sha256"', "hmac-sha256")],
  ])("%s makes it another text, and no signature", (_, change) => {
    const changed = change(signed.signatureInput);
    expect(changed).not.toBe(signed.signatureInput);
    expect(verdict(REQUEST, { ...signed, signatureInput: changed })).toBeNull();
  });

  test("stray bits and missing padding make the MAC another text, and no signature", () => {
    const strays = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"]
      .map((last) => signed.signature.replace(/.=:$/u, `${last}=:`))
      .filter((text) => text !== signed.signature);
    for (const signature of [...strays, signed.signature.replace("=:", ":")]) {
      expect(verdict(REQUEST, { ...signed, signature })).not.toBe(true);
    }
  });

  test("no text of any field makes reading fail in another way", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), edit(signed.signatureInput));
    const anything = fc.option(text, { nil: undefined });
    fc.assert(
      fc.property(anything, anything, anyRequest, (signatureInput, signature, request) => {
        expect(verdict(request, { signatureInput, signature })).not.toBe(true);
      }),
    );
  });
});
