import { loadCommonPasswords, type IsCommonPassword } from "./common-passwords.ts";
import { toContextWords, withoutWords } from "./context-words.ts";
import {
  COMMON_SENTENCE,
  CONTEXT_SENTENCE,
  WEAK_SENTENCE,
  WEAKNESS_SENTENCE,
} from "./password-sentences.ts";
import { loadStrengthEstimator, type EstimateStrength } from "./strength-estimator.ts";

/** At least 10⁸ guesses, which takes long enough at the rate that a login can be tried. */
const SCORE_MIN = 3;

/** Judges new passwords beyond their length: common ones, and ones made of the account's own words. */
export interface PasswordPolicy {
  /**
   * A sentence that says what is wrong with the password, or null.
   *
   * `contextWords` are texts that a guesser would start from, as they are: the e-mail address, the
   * person's name, the workspace's. The product's own name is always among them. A password may
   * contain them if it is strong without them.
   *
   * Holds the event loop for some 5 ms, 60 ms at most with a password made to be slow. The first call
   * of a process also loads the word lists: about 120 ms, and 16 MB that stay.
   */
  readonly findWeakness: (
    password: string,
    contextWords: readonly string[],
  ) => Promise<string | null>;
}

interface Judges {
  readonly isCommon: IsCommonPassword;
  readonly estimate: EstimateStrength;
}

/**
 * Makes the policy for new passwords. No composition rules: length, lists and an estimate.
 *
 * @see {@link https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver NIST SP 800-63B-4 §3.1.1.2}.
 *   ASVS V6.2.4, V6.2.5, V6.2.11.
 */
export function createPasswordPolicy(): PasswordPolicy {
  let judges: Promise<Judges> | undefined;
  return {
    findWeakness: async (password, contextWords) => {
      judges ??= loadJudges();
      return judge(await judges, password, toContextWords(contextWords));
    },
  };
}

async function loadJudges(): Promise<Judges> {
  const [isCommon, estimate] = await Promise.all([loadCommonPasswords(), loadStrengthEstimator()]);
  return { isCommon, estimate };
}

function judge(judges: Judges, password: string, words: readonly string[]): string | null {
  if (judges.isCommon(password)) return COMMON_SENTENCE;

  const { score, weakness } = judges.estimate(password, words);
  if (score < SCORE_MIN) return WEAKNESS_SENTENCE.get(weakness ?? "") ?? WEAK_SENTENCE;

  const rest = withoutWords(password, words);
  if (rest !== password && judges.estimate(rest, words).score < SCORE_MIN) return CONTEXT_SENTENCE;

  return null;
}
