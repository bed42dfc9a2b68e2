import {
  NewPassword,
  PASSWORD_LENGTH_MAX as CONTRACT_MAX,
  PASSWORD_LENGTH_MIN as CONTRACT_MIN,
} from "@taskflow/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, passwordIssue } from "./password-length.ts";

test("the limits told in advance are the contract's", () => {
  expect([PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX]).toEqual([CONTRACT_MIN, CONTRACT_MAX]);
});

test("the page refuses the lengths that the server refuses, and no others", () => {
  const letter = fc.constantFrom("a", "é", "e\u0301", "👍", " ");
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 140 }), (letters) => {
      const password = letters.join("");
      expect(passwordIssue(password) === undefined).toBe(NewPassword.safeParse(password).success);
    }),
  );
});
