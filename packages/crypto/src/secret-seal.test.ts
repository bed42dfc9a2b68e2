import fc from "fast-check";
import { expect, test } from "vitest";
import { createSecretSeal } from "./secret-seal.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const ROW = { table: "token_secret", id: "0198c0de-0000-7000-8000-000000000001" };
const plain = Buffer.from("tfs_secret");
const seal = createSecretSeal({ secret: SECRET });

test("what was sealed opens for its row, in every process with the same secret", () => {
  const sealed = seal.seal(plain, ROW);
  expect(createSecretSeal({ secret: SECRET }).open(sealed, ROW)).toEqual(plain);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(seal.open(seal.seal(Buffer.from(bytes), ROW), ROW)).toEqual(Buffer.from(bytes));
    }),
  );
});

test("what was sealed opens in the next version of the program, too", () => {
  const sealed =
    "01720a37a44204551b7603dcd0ae4e978931a463ff715c686ac7fcd9fd1dea44e4aef2889470ff7f982fa7";
  expect(seal.open(Buffer.from(sealed, "hex"), ROW)).toEqual(plain);
});

test("it holds nothing of the secret, and is another text each time", () => {
  const sealed = Array.from({ length: 100 }, () => seal.seal(plain, ROW));
  expect(sealed.every((each) => !each.includes(plain))).toBe(true);
  const ivs = sealed.map((each) => each.subarray(5, 17).toString("hex"));
  expect(new Set(ivs).size).toBe(100);
});

test("it opens in no other row, table or server", () => {
  const sealed = seal.seal(plain, ROW);
  expect(seal.open(sealed, { ...ROW, id: "0198c0de-0000-7000-8000-000000000002" })).toBeNull();
  expect(seal.open(sealed, { ...ROW, table: "webhook" })).toBeNull();
  expect(seal.open(sealed, { table: "token_secre", id: `t\0${ROW.id}` })).toBeNull();
  expect(createSecretSeal({ secret: `${SECRET}!` }).open(sealed, ROW)).toBeNull();
});

test("it does not open with any bit changed, nor cut, nor made longer", () => {
  const sealed = seal.seal(plain, ROW);
  fc.assert(
    fc.property(fc.nat({ max: sealed.length * 8 - 1 }), (bit) => {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(seal.open(changed, ROW)).toBeNull();
    }),
  );
  for (let length = 0; length < sealed.length; length += 1) {
    expect(seal.open(sealed.subarray(0, length), ROW)).toBeNull();
  }
  expect(seal.open(Buffer.concat([sealed, Buffer.of(0)]), ROW)).toBeNull();
});
