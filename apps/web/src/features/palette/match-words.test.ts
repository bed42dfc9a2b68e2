import fc from "fast-check";
import { expect, test } from "vitest";
import { matchWords } from "./match-words.ts";

const word = fc.constantFrom("set", "Status", "wäsche", "über", "2026", "go");
/** Often the beginning of a word, sometimes anything at all. */
const typing = fc.oneof(
  fc.tuple(word, fc.nat(4)).map(([whole, letters]) => whole.slice(0, letters)),
  fc.string(),
);

test("words are found by how they begin, in any order, with or without accents and capitals", () => {
  expect(matchWords("stat set", "Set the status")).toBe(true);
  expect(matchWords("wasche", "Die Wäsche")).toBe(true);
  expect(matchWords("atus", "Set the status")).toBe(false);
  expect(matchWords("set priority", "Set the status")).toBe(false);
});

test("nothing typed finds everything, and so does a text itself", () => {
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join(" ");
      expect(matchWords("", text)).toBe(true);
      expect(matchWords(" ,", text)).toBe(true);
      expect(matchWords(text, text)).toBe(true);
    }),
  );
});

test("whoever types on finds no more than before", () => {
  fc.assert(
    fc.property(fc.array(word), typing, typing, (words, typed, more) => {
      const text = words.join(" ");
      expect(matchWords(typed, text) || !matchWords(`${typed} ${more}`, text)).toBe(true);
    }),
  );
});
