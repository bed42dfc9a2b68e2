import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hmacSha256 } from "./hmac-sha256.ts";

const bytes = (maxLength: number) =>
  fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));

test("is what OpenSSL's HMAC is, for any key and any text", () => {
  fc.assert(
    fc.property(bytes(64), fc.array(bytes(600)), (key, texts) => {
      const hmac = hmacSha256(key);
      for (const text of texts) {
        expect(hmac(text)).toEqual(createHmac("sha256", key).update(text).digest());
      }
    }),
  );
});

test("agrees with the first two test cases of RFC 4231", () => {
  const hexOf = (key: Buffer, text: string) => hmacSha256(key)(Buffer.from(text)).toString("hex");
  expect(hexOf(Buffer.alloc(20, 0x0b), "Hi There")).toBe(
    "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
  );
  expect(hexOf(Buffer.from("Jefe"), "what do ya want for nothing?")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});

test("keeps its own copy of the key", () => {
  const key = Buffer.alloc(32, 7);
  const hmac = hmacSha256(key);
  const before = hmac(Buffer.from("text"));
  key.fill(0);
  expect(hmac(Buffer.from("text"))).toEqual(before);
});

test("takes no key that HMAC would have to hash first", () => {
  expect(() => hmacSha256(Buffer.alloc(65))).toThrow("64 bytes at most");
});
