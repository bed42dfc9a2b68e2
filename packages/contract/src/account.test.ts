import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EmailAddress, NewPassword, UpdateAccountInput } from "./account.ts";
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

describe("a change of the account", () => {
  test.for(["Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC", "Asia/Kolkata"])(
    "takes the time zone %s as it is",
    (timeZone) => {
      expect(UpdateAccountInput.parse({ timeZone })).toEqual({ timeZone });
    },
  );

  test.for([
    "",
    "+01:00",
    "Europe/Atlantis",
    "europe/berlin\n",
    "Europe Berlin",
    "../etc",
    "X".repeat(65),
  ])("refuses %j as a time zone, with the field named", (timeZone) => {
    const { error } = UpdateAccountInput.safeParse({ timeZone });
    expect(error?.issues.map(({ path }) => path)).toContainEqual(["timeZone"]);
  });

  test("names at least one field, and none that nobody declared", () => {
    for (const input of [{}, { name: undefined }, { email: "ada@example.org" }]) {
      expect(UpdateAccountInput.safeParse(input).success).toBe(false);
    }
    expect(UpdateAccountInput.parse({ timeZone: null })).toEqual({ timeZone: null });
  });

  test("takes every zone that this JavaScript knows", () => {
    const refused = Intl.supportedValuesOf("timeZone").filter(
      (timeZone) => !UpdateAccountInput.safeParse({ timeZone }).success,
    );
    expect(refused).toEqual([]);
  });
});
