// pnpm bench: measures the product and writes docs/performance.md.
import { fileURLToPath } from "node:url";
import { describeMachine } from "./report/describe-machine.ts";
import type { PartReport } from "./report/part-report.ts";
import { toMarkdown } from "./report/to-markdown.ts";
import { writeReport } from "./report/write-report.ts";
import { readOptions, USAGE } from "./read-options.ts";
import { runBench } from "./run-bench.ts";
import { SIZES } from "./sizes.ts";

const PROGRAM = fileURLToPath(new URL("../dist/main.js", import.meta.resolve("@taskflow/server")));
const DOCUMENT = fileURLToPath(new URL("../../docs/performance.md", import.meta.url));

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const [chromiumPath = "", ...args] = process.argv.slice(2);
try {
  await main(args);
} catch (error) {
  if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function main(words: readonly string[]): Promise<void> {
  const { parts, isQuick } = readOptions(words);
  if (process.platform !== "linux") throw new RangeError("The bench reads /proc: it needs Linux.");
  const sizes = isQuick ? SIZES.quick : SIZES.full;
  for (const part of parts) {
    if (part === "browser" && chromiumPath === "") {
      process.stdout.write("\nbrowser     no Chromium was found; set CHROMIUM_PATH\n");
      continue;
    }
    process.stdout.write(`\nmeasuring   ${part}\n`);
    const machine = describeMachine();
    const report: PartReport = await runBench(part, { sizes, program: PROGRAM, chromiumPath });
    const text = toMarkdown(report, machine);
    process.stdout.write(`\n## ${part}\n\n${text}`);
    if (!isQuick) await writeReport(DOCUMENT, part, text);
  }
}
