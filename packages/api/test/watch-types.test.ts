import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test as base } from "vitest";

const SCRIPT = fileURLToPath(new URL("../scripts/watch-types.ts", import.meta.url));

/** A project of two folders, `src` and `types`, and what the script says about it. */
const test = base
  .extend("folder", ({}, { onCleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), "taskflow-types-"));
    onCleanup(() => rmSync(folder, { recursive: true }));
    return folder;
  })
  .extend("write", ({ folder }) => (path: string, text: string) => {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.draft`, text);
    renameSync(`${target}.draft`, target);
  })
  .extend("watchTypes", ({ folder, write }, { onCleanup }) => {
    write("tsconfig.json", '{ "compilerOptions": { "noEmit": true, "lib": ["es2024"] } }');
    write("types/api.d.ts", "export interface Task {\n  title: string;\n  version: number;\n}");
    write(
      "src/first.ts",
      'import type { Task } from "../types/api.js";\nexport type First = Task;',
    );
    write(
      "src/version.ts",
      'import type { Task } from "../types/api.js";\nexport const of = (task: Task) =>\n  task.version;',
    );
    return () => {
      const child = spawn(process.execPath, [SCRIPT, "src", "types"], { cwd: folder });
      onCleanup(() => void child.kill());
      const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
      /** What is said until all is checked. */
      return async function report(): Promise<string[]> {
        const said: string[] = [];
        while (!said.at(-1)?.startsWith("Found"))
          said.push((await lines.next()).value ?? "Found the end");
        return said;
      };
    };
  });

const NO_ERRORS = ["Found 0 errors. Watching for file changes."];

test("a fault that a changed type makes elsewhere is named with file and line until it is mended", async ({
  write,
  watchTypes,
}) => {
  const report = watchTypes();
  expect(await report()).toEqual(NO_ERRORS);
  write("types/api.d.ts", "export interface Task {\n  title: string;\n  revision: number;\n}");
  expect(await report()).toEqual([
    "src/version.ts(3,8): error TS2339: Property 'version' does not exist on type 'Task'.",
    "Found 1 errors. Watching for file changes.",
  ]);
  write("types/api.d.ts", "export interface Task {\n  title: string;\n  version: number;\n}");
  expect(await report()).toEqual(NO_ERRORS);
});

test("what names the changed property is told before all else", async ({ write, watchTypes }) => {
  write("src/at-first.ts", "export const other: string = 1;");
  const report = watchTypes();
  expect((await report())[0]).toContain("at-first.ts");
  write("types/api.d.ts", "export interface Task {\n  title: string;\n  revision: number;\n}");
  const said = await report();
  expect(said[0]).toContain("version.ts");
  expect(said[1]).toContain("at-first.ts");
});

test("a new file is checked, and one that went is missed", async ({
  folder,
  write,
  watchTypes,
}) => {
  const report = watchTypes();
  expect(await report()).toEqual(NO_ERRORS);
  write("src/new.ts", "export const wrong: string = 1;");
  expect((await report())[0]).toContain("src/new.ts(1,14)");
  rmSync(join(folder, "src/new.ts"));
  expect(await report()).toEqual(NO_ERRORS);
  rmSync(join(folder, "types/api.d.ts"));
  expect((await report())[0]).toContain("Cannot find module '../types/api.js'");
});
