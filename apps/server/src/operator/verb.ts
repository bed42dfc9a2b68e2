/** One thing that the program does from the command line. */
export interface Verb {
  /** Its words, as they are typed. */
  readonly name: string;
  /** What follows the words; each must be given. */
  readonly operands?: readonly string[];
  readonly about: string;
  readonly run: (...operands: string[]) => Promise<void>;
}

/** Finds the verb that somebody typed, with its operands bound; undefined if there is none like it. */
export function findVerb(
  verbs: readonly Verb[],
  typed: readonly string[],
): { readonly run: () => Promise<void> } | undefined {
  for (const { name, operands = [], run } of verbs) {
    const words = name.split(" ");
    const given = typed.slice(words.length);
    if (words.every((word, index) => typed[index] === word) && given.length === operands.length) {
      return { run: () => run(...given) };
    }
  }
  return undefined;
}

/** The verbs for people, one a line. */
export function usageOf(verbs: readonly Verb[], command: string): string {
  const lines = verbs.map(({ name, operands = [], about }) => ({
    typed: [name, ...operands.map((operand) => `<${operand}>`)].join(" "),
    about,
  }));
  const width = Math.max(...lines.map(({ typed }) => typed.length)) + 2;
  return `Usage: ${command} [verb]\n\n${lines.map(({ typed, about }) => `  ${typed.padEnd(width)}${about}\n`).join("")}`;
}
