import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import { runBench } from "../run-bench.ts";
import { SIZES } from "../sizes.ts";

const PROGRAM = fileURLToPath(new URL("../dist/main.js", import.meta.resolve("@taskflow/server")));

declare module "vitest" {
  interface ProvidedContext {
    readonly chromiumPath: string;
  }
}

test("pages are weighed, scrolled and typed into", async () => {
  const chromiumPath = inject("chromiumPath");
  const bench = { sizes: SIZES.tiny, program: PROGRAM, chromiumPath };
  const { figures } = await runBench("browser", bench);
  expect(figures).toHaveLength(9);
  expect(figures.filter(({ value }) => !(value > 0))).toEqual([]);
});
