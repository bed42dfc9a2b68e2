import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EmailAddress, NewPassword } from "./account.ts";
import { codePointLength } from "./text.ts";

describe("an e-mail address", () => {
  test("is one address however it is spelled", () => {
    for (const spelling of ["ada@example.org", " Ada@Example.ORG ", "ａｄａ@example.org"]) {
      expect(EmailAddress.parse(spelling)).toBe("ada@example.org");
    }
  });

  test("that was accepted is canonical, bounded and holds no space, control or line end", () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" })), (text) => {
        const { success, data } = EmailAddress.safeParse(text);
        if (!success) return;
        expect(EmailAddress.parse(data)).toBe(data);
        expect(data.length).toBeLessThanOrEqual(254);
        expect(data.indexOf("@")).toBeLessThanOrEqual(64);
        expect(data).toMatch(/^[!-~]+@[!-~]+$/u);
      }),
      { numRuns: 1_000 },
    );
  });

  test.for([
    "",
    "ada",
    "ada@",
    "@example.org",
    "a@b",
    "a b@example.org",
    `${"x".repeat(65)}@example.org`,
  ])("is refused as %j", (text) => {
    expect(EmailAddress.safeParse(text).success).toBe(false);
  });
});

describe("a new password", () => {
  test("has ten to a hundred and twenty-eight characters, counted as people count them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 140 }), (text) => {
        const length = codePointLength(text.normalize("NFC"));
        const isShortEnough = text.length <= 512;
        expect(NewPassword.safeParse(text).success).toBe(
          length >= 10 && length <= 128 && isShortEnough,
        );
      }),
    );
  });

  test("is the same password typed composed or decomposed", () => {
    expect(NewPassword.parse("cafe\u0301 au lait")).toBe(NewPassword.parse("caf\u00e9 au lait"));
  });

  test("keeps its spaces, also around it", () => {
    expect(NewPassword.parse("  two spaces  ")).toBe("  two spaces  ");
  });
});
