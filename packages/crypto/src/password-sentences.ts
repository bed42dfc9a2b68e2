const COMMON = "This password is on lists of common passwords.";
const NAMES = "Names are easy to guess. Add words that have nothing to do with them.";

/** Said about a password that is no more than what a stranger knows of the account. */
export const CONTEXT_SENTENCE =
  "This password is made of your name, your address or the name of this service.";

/** Said about a password that is on a list. */
export const COMMON_SENTENCE = COMMON;

/** Said about a weak password whose weakness has no name. */
export const WEAK_SENTENCE =
  "This password is easy to guess. Add a few words that do not belong together.";

/** What a person reads, by the name that the estimator gives to a weakness. */
export const WEAKNESS_SENTENCE: ReadonlyMap<string, string> = new Map([
  ["straightRow", "A row of keys is easy to guess."],
  ["keyPattern", "A pattern on the keyboard is easy to guess."],
  ["simpleRepeat", "A character that repeats is easy to guess."],
  ["extendedRepeat", "A pattern that repeats is easy to guess."],
  ["sequences", 'A sequence like "abc" or "6543" is easy to guess.'],
  ["recentYears", "A recent year is easy to guess."],
  ["dates", "A date is easy to guess."],
  ["topTen", COMMON],
  ["topHundred", COMMON],
  ["common", COMMON],
  ["similarToCommon", "This password is close to a common one."],
  ["wordByItself", "A single word is easy to guess."],
  ["namesByThemselves", NAMES],
  ["commonNames", NAMES],
  ["userInputs", CONTEXT_SENTENCE],
]);
