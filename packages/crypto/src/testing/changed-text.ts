import fc from "fast-check";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Any text that differs from `text` in exactly one character and is spelled in base64url. */
export function changedText(text: string): fc.Arbitrary<string> {
  return fc
    .record({
      index: fc.nat({ max: text.length - 1 }),
      replacement: fc.constantFrom(...ALPHABET),
    })
    .filter(({ index, replacement }) => text[index] !== replacement)
    .map(({ index, replacement }) => text.slice(0, index) + replacement + text.slice(index + 1));
}

/** Texts that a lenient decoder reads as the same bytes as `text`. */
export function otherSpellings(text: string): readonly string[] {
  const middle = Math.floor(text.length / 2);
  const spaced = [" ", "\n", "\t", "=", ".", "!", "\u0000"].flatMap((character) => [
    text + character,
    character + text,
    text.slice(0, middle) + character + text.slice(middle),
  ]);
  const standard = text.replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Buffer.from(text, "base64url");
  const strayBits = [...ALPHABET]
    .map((last) => text.slice(0, -1) + last)
    .filter((spelling) => bytes.equals(Buffer.from(spelling, "base64url")));
  return [...spaced, `${text}==`, standard, ...strayBits].filter((spelling) => spelling !== text);
}
