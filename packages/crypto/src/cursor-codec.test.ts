import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createCursorCodec } from "./cursor-codec.ts";
import { changedText, otherSpellings } from "./testing/changed-text.ts";

const codec = createCursorCodec({ secret: "a secret that is long enough for it" });
const position = fc.array(fc.string({ unit: "binary", maxLength: 40 }), { maxLength: 4 });

test("what was sealed opens to the same position", () => {
  fc.assert(
    fc.property(position, (sealed) => {
      expect(codec.open(codec.seal(sealed))).toEqual(sealed);
    }),
  );
});

test("a cursor with any character changed does not open", () => {
  fc.assert(
    fc.property(
      position.chain((sealed) => changedText(codec.seal(sealed))),
      (cursor) => {
        expect(codec.open(cursor)).toBeNull();
      },
    ),
  );
});

test("a cursor opens in one spelling only", () => {
  for (const sealed of [["a"], ["ab"], ["abc"], ["abcd"]]) {
    for (const cursor of otherSpellings(codec.seal(sealed))) {
      expect(codec.open(cursor)).toBeNull();
    }
  }
});

test("a cursor cut short or grown does not open", () => {
  const cursor = codec.seal(["task", "2026-11-22T10:00:00Z"]);
  for (let length = 0; length < cursor.length; length += 1) {
    expect(codec.open(cursor.slice(0, length))).toBeNull();
  }
  expect(codec.open(`${cursor}AAAA`)).toBeNull();
});

test("no text makes open throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
      expect(codec.open(text)).toBeNull();
    }),
  );
});

test("a cursor of another server, or one whose MAC was made with the bare secret, does not open", () => {
  const secret = "another secret that is long enough";
  expect(codec.open(createCursorCodec({ secret }).seal(["a"]))).toBeNull();

  const body = Buffer.from('["a"]');
  const mac = createHmac("sha256", "a secret that is long enough for it").update(body).digest();
  const forged = Buffer.concat([mac.subarray(0, 16), body]).toString("base64url");
  expect(codec.open(forged)).toBeNull();
});

test("a position that would not fit into 512 characters is refused when it is sealed", () => {
  const longest = "x".repeat(364);
  expect(codec.seal([longest])).toHaveLength(512);
  expect(codec.open(codec.seal([longest]))).toEqual([longest]);
  expect(() => codec.seal([`${longest}x`])).toThrow("The position is too long.");
});
