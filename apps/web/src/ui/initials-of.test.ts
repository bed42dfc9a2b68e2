import { expect, test } from "vitest";
import { initialsOf } from "./initials-of.ts";

test.each([
  ["Ada", "A"],
  ["ada lovelace", "AL"],
  ["  Grace Brewster  Murray Hopper ", "GH"],
  ["𝒜da Ω", "𝒜Ω"],
  ["", ""],
])("the initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
