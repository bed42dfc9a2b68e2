import { parseArgs } from "node:util";
import { type Part, PARTS } from "./report/part-report.ts";

/** What the command line asks for. */
export interface Options {
  readonly parts: readonly Part[];
  readonly isQuick: boolean;
}

export const USAGE = `pnpm bench [--quick] [--only <part>]…

Measures everything and writes docs/performance.md; with --only, that part of it.
  --quick        a few minutes instead of a quarter of an hour; writes nothing
  --only <part>  ${PARTS.join(", ")}
`;

/** @throws {RangeError} with a sentence, if the arguments ask for what there is not. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", multiple: true },
    },
  });
  const unknown = values.only?.find((name) => !isPart(name));
  if (unknown !== undefined) {
    throw new RangeError(`There is no part "${unknown}": there are ${PARTS.join(", ")}.`);
  }
  return { parts: values.only?.filter(isPart) ?? PARTS, isQuick: values.quick };
}

function isPart(name: string): name is Part {
  return PARTS.some((part) => part === name);
}
