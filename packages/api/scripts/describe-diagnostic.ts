import { relative } from "node:path";
import type { Diagnostic } from "typescript/unstable/async";

const reasons = (diagnostics: readonly Diagnostic[], indent: string): string =>
  diagnostics
    .map(
      ({ text, messageChain }) => `\n${indent}${text}${reasons(messageChain ?? [], `${indent}  `)}`,
    )
    .join("");

/** One fault as tsc words it: file(line,column): error TS2339: what is wrong, and why below. */
export function describeDiagnostic(diagnostic: Diagnostic, source: string): string {
  const { fileName = "", pos, code, text, messageChain } = diagnostic;
  const lines = source.slice(0, pos).split("\n");
  const place = `${lines.length},${(lines.at(-1)?.length ?? 0) + 1}`;
  const path = relative(process.cwd(), fileName);
  return `${path}(${place}): error TS${code}: ${text}${reasons(messageChain ?? [], "  ")}`;
}
