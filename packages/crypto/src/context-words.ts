const PRODUCT_NAME = "taskflow";
/** Code units; shorter ones are part of too many words. */
const WORD_LENGTH_MIN = 3;

/** The words in what a guesser knows of an account, the product's name first. */
export function toContextWords(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => text.split(/[^\p{L}\p{M}\p{N}]+/u));
  const known = words.filter((word) => word.length >= WORD_LENGTH_MIN);
  return [...new Set([PRODUCT_NAME, ...known])];
}

/** What is left of a password once every one of {@link toContextWords} is taken out of it. */
export function withoutWords(password: string, words: readonly string[]): string {
  // Words are letters, marks and digits only, so none of them means anything in a pattern.
  const longestFirst = words.toSorted((one, other) => other.length - one.length);
  return password.replaceAll(new RegExp(longestFirst.join("|"), "giu"), "");
}
