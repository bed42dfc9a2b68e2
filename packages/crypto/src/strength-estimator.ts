/// <reference path="./word-lists.d.ts" />

/** Code points that are judged. */
const JUDGED_LENGTH_MAX = 64;
/**
 * Spellings tried for passwords that write "3" for "e". The library tries 100, and 64 characters can
 * then hold the event loop for 0.4 s. With 8 it is 30 ms, and of 800 such passwords 11 pass, not 3.
 */
const SPELLINGS_MAX = 8;

/** How hard a password is to guess: 0 (under 10³ guesses) to 4 (10¹⁰ or more), and why so. */
interface Strength {
  readonly score: number;
  /** The estimator's name for the greatest weakness. */
  readonly weakness: string | null;
}

/** Estimates the first 64 code points; `words` are the first that a guesser would try. */
export type EstimateStrength = (password: string, words: readonly string[]) => Strength;

/** Loads the estimator and its word lists: once about 100 ms, and 12 MB that stay. */
export async function loadStrengthEstimator(): Promise<EstimateStrength> {
  const [{ ZxcvbnFactory }, passwords, commonWords, firstNames, sequences, graphs] =
    await Promise.all([
      import("@zxcvbn-ts/core"),
      import("@zxcvbn-ts/language-common/dist/passwords.json.mjs"),
      import("@zxcvbn-ts/language-en/dist/commonWords.json.mjs"),
      import("@zxcvbn-ts/language-en/dist/firstnames.json.mjs"),
      import("@zxcvbn-ts/language-en/dist/wordSequences.json.mjs"),
      import("@zxcvbn-ts/language-common/dist/adjacencyGraphs.json.mjs"),
    ]);
  const estimator = new ZxcvbnFactory({
    dictionary: {
      "passwords-common": passwords.default,
      "commonWords-en": commonWords.default,
      "firstnames-en": firstNames.default,
      ...sequences.default,
    },
    graphs: graphs.default,
    l33tMaxSubstitutions: SPELLINGS_MAX,
  });
  return (password, words) => {
    const judged = [...password].slice(0, JUDGED_LENGTH_MAX).join("");
    const { score, feedback } = estimator.check(judged, [...words]);
    return { score, weakness: feedback.warning };
  };
}
