import fc from "fast-check";
import { expect, test } from "vitest";
import { hasRepeatedKey } from "./has-repeated-key.ts";

test.each([
  ['{"a":1,"a":2}'],
  ['{"a":1,"b":{},"a":2}'],
  ['{"a":1,"\\u0061":2}'],
  ['{"\\\\":1,"\\u005c":2}'],
  ['[{"a":[{"b":1,"c":{"d":1,"d":1}}]}]'],
  ['{ "" : 1 , "" : 2 }'],
  ['{"a":"}","a":1}'],
  ['{"a":{"a":1},"a":1}'],
  ['{"__proto__":1,"__proto__":2}'],
])("%s has a key twice", (json) => {
  JSON.parse(json);
  expect(hasRepeatedKey(json)).toBe(true);
});

test.each([
  ["1"],
  ['"a"'],
  ['{"a":{"a":{"a":1}}}'],
  ['[{"a":1},{"a":2}]'],
  ['{"a":[{"b":1},{"b":2}],"b":1}'],
  ['{"a":"a","b":"a"}'],
  ['["a",":","a"]'],
  ['{"a":"\\"a\\":1","b":"{"}'],
  ['{"a":1,"A":2}'],
])("%s has none", (json) => {
  expect(hasRepeatedKey(json)).toBe(false);
});

test("what a program wrote has none, and with any of its keys once more it has", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }),
      fc.nat(),
      (value, pick) => {
        const json = JSON.stringify(value);
        expect(hasRepeatedKey(json)).toBe(false);
        const keys = Object.keys(value);
        const again = JSON.stringify(keys[pick % keys.length]);
        expect(hasRepeatedKey(`{${again}:1,${json.slice(1)}`)).toBe(true);
        expect(hasRepeatedKey(`[${json},{"x":${json.slice(0, -1)},${again}:1}}]`)).toBe(true);
      },
    ),
  );
});

test("a megabyte of escapes is walked through", () => {
  const text = "\n".repeat(500_000);
  expect(hasRepeatedKey(JSON.stringify({ text, other: text }))).toBe(false);
});
