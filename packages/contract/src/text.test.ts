import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointLength, safeLine, safeText } from "./text.ts";

const anyText = fc.string({ unit: "binary", maxLength: 40 });

describe("a safe text", () => {
  const schema = safeText({ max: 20 });

  test("that was accepted is well formed, composed, within its length and free of control characters", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { success, data } = schema.safeParse(text);
        if (!success) return;
        expect(data.isWellFormed()).toBe(true);
        expect(data).toBe(data.normalize("NFC"));
        expect(codePointLength(data)).toBeLessThanOrEqual(20);
        expect(data).not.toMatch(/[^\P{Cc}\n\t]/u);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is accepted again as it is: parsing twice is parsing once", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const first = schema.safeParse(text);
        expect(first.success ? schema.safeParse(first.data) : first).toEqual(first);
      }),
    );
  });

  test.for([
    ["a NUL", "a\u0000b"],
    ["half a surrogate pair", "a\ud800b"],
    ["an escape sequence", "a\u001b[31m"],
    ["a carriage return alone", "a\rb"],
    ["twenty-one characters", "x".repeat(21)],
  ] as const)("with %s is refused", ([, text]) => {
    expect(schema.safeParse(text).success).toBe(false);
  });

  test("counts what people call characters of astral planes as one", () => {
    expect(schema.parse("👍".repeat(20))).toHaveLength(40);
  });

  test("keeps line feeds and makes Windows line ends into them", () => {
    expect(schema.parse("one\r\ntwo\n\tthree")).toBe("one\ntwo\n\tthree");
  });
});

describe("a safe line", () => {
  const schema = safeLine({ min: 1, max: 20 });

  test("has no white space around it and no line end inside", () => {
    expect(schema.parse("  a title \n")).toBe("a title");
    expect(schema.safeParse("two\nlines").success).toBe(false);
  });

  test("does not turn the direction of what stands after it", () => {
    expect(schema.parse("a\u202eb\u2066c\u2069")).toBe("abc");
    expect(schema.safeParse("two\u2028lines").success).toBe(false);
  });

  test("of nothing that can be seen is empty, and says so", () => {
    for (const text of [
      "\u200b",
      "\u00ad \u2060",
      "\u3164",
      "\u115f\u1160\uffa0",
      "\u2800 \u2800",
      "\ufe0f\u200d",
      "\u034f\u17b5",
      "\u{1d159}",
      "\u{e0041}",
    ]) {
      expect(schema.safeParse(text).error?.issues[0]?.message).toBe("Must not be empty.");
    }
  });

  test("keeps what is not seen by itself where it belongs to something that is", () => {
    for (const text of [
      "👩‍🚒",
      "❤️",
      "1️⃣",
      "می‌خواهم",
      "क्‍ष",
      "ㅤ한글ㅤ",
      "⠠⠃⠀⠗",
      "🏴\u{e0067}\u{e007f}",
      "\u0301",
    ]) {
      expect([text, schema.safeParse(text).data]).toEqual([text, text]);
    }
  });

  test("of white space alone is empty, and says so", () => {
    expect(schema.safeParse(" \u00a0 ").error?.issues[0]?.message).toBe("Must not be empty.");
  });
});
