import fc from "fast-check";
import { expect, test } from "vitest";
import { contentDigest, isContentDigest } from "./content-digest.ts";

test("reproduces RFC 9530 B.1, and knows an empty body", () => {
  expect(contentDigest(Buffer.from('{"hello": "world"}\n'))).toBe(
    "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:",
  );
  expect(contentDigest(Buffer.alloc(0))).toBe(
    "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
  );
});

test("is of bytes and not of what they mean", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
      const areSame = Buffer.compare(one, other) === 0;
      expect(contentDigest(one) === contentDigest(other)).toBe(areSame);
    }),
  );
});

test("is one algorithm, once", () => {
  const digest = contentDigest(Buffer.from("{}"));
  const longer = `sha-512=:${"A".repeat(86)}==:`;
  expect(isContentDigest(digest)).toBe(true);
  for (const text of [
    "",
    longer,
    `${digest}, ${longer}`,
    `${longer}, ${digest}`,
    `${digest}, ${digest}`,
    `${digest};a`,
    `${digest}\n`,
    ` ${digest}`,
    digest.replace("sha-256", "SHA-256"),
    digest.replace("=:", "= :"),
    digest.replace("=:", ":"),
  ]) {
    expect(isContentDigest(text)).toBe(false);
  }
});
