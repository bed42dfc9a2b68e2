/** One thing that the program does from the command line. */
export interface Verb {
  /** Its words, as they are typed. */
  readonly name: string;
  /** What follows the words; each must be given. */
  readonly operands?: readonly string[];
  /** What may be given by name, as `--<option> <value>`; it is the last operand then. */
  readonly option?: string;
  readonly about: string;
  readonly run: (...operands: string[]) => Promise<void>;
}

/** What somebody typed: a verb with its operands bound, or what is wrong and the verbs that they may have meant. */
export type FoundVerb =
  | { readonly run: () => Promise<void> }
  | { readonly problem: string; readonly meant: readonly Verb[] };

/** Finds the verb that somebody typed. */
export function findVerb(verbs: readonly Verb[], typed: readonly string[]): FoundVerb {
  const named = verbs
    .filter(({ name }) => name.split(" ").every((word, index) => typed[index] === word))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (named === undefined) return unknown(verbs, typed);
  const { name, operands = [], option, run } = named;
  const { given, value } = takeOption(typed.slice(name.split(" ").length), option);
  const [missing] = operands.slice(given.length);
  const [extra] = given.slice(operands.length);
  if (missing !== undefined) return { problem: `"${name}" needs <${missing}>.`, meant: [named] };
  if (extra !== undefined) {
    return { problem: `"${name}" does not know what to do with "${extra}".`, meant: [named] };
  }
  return { run: () => run(...given, ...value) };
}

/** Without a value the option stays among the rest, and is what is too much. */
function takeOption(typed: readonly string[], option: string | undefined) {
  const at = option === undefined ? -1 : typed.indexOf(`--${option}`);
  if (at < 0 || at + 1 >= typed.length) return { given: typed, value: [] };
  return { given: typed.toSpliced(at, 2), value: typed.slice(at + 1, at + 2) };
}

function unknown(verbs: readonly Verb[], typed: readonly string[]): FoundVerb {
  const [first] = typed;
  const related = verbs.filter(({ name }) => name.split(" ")[0] === first);
  if (related.length === 0) return { problem: `There is no verb "${first}".`, meant: verbs };
  const second = typed[1];
  const problem =
    second === undefined
      ? `"${first}" needs one more word.`
      : `There is no verb "${first} ${second}".`;
  return { problem, meant: related };
}

/** The verbs for people, one a line. */
export function usageOf(verbs: readonly Verb[], command: string): string {
  const lines = verbs.map(({ name, operands = [], option, about }) => ({
    typed: [
      name,
      ...operands.map((operand) => `<${operand}>`),
      ...(option === undefined ? [] : [`[--${option} <${option}>]`]),
    ].join(" "),
    about,
  }));
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) {
    return `Usage: ${command} ${only.typed}\n\n  ${only.about}\n`;
  }
  const width = Math.max(...lines.map(({ typed }) => typed.length)) + 2;
  return `Usage: ${command} [verb]\n\n${lines.map(({ typed, about }) => `  ${typed.padEnd(width)}${about}\n`).join("")}`;
}
