// Writes types/router.d.ts. `--check` only compares; `--watch` writes it again after each change.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, renameSync, watch, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { createInterface } from "node:readline";
import {
  emitted,
  flattenDeclaration,
  readDeclaration,
  root,
  target,
} from "./router-declaration.ts";

/** Unchecked: the declarations are the same, and there sooner. `typecheck` and `dev:types` check. */
const EMIT = ["-p", "tsconfig.types.json", "--noCheck"];

function write(): void {
  const declaration = flattenDeclaration();
  if (readDeclaration() === declaration) return;
  mkdirSync(`${root}types`, { recursive: true });
  // Whole or not at all: a compiler that watches the web app may be reading it.
  writeFileSync(`${target}.draft`, declaration);
  renameSync(`${target}.draft`, target);
}

function check(): void {
  if (readDeclaration() === flattenDeclaration()) return;
  console.error("types/router.d.ts is stale: run `pnpm --filter @taskflow/api generate`");
  process.exitCode = 1;
}

/** Also with errors in the sources: what the router is by then is what the web app should see. */
function writeIfPossible(): void {
  try {
    write();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/** Milliseconds for which the emitted file must have been left alone. */
const SETTLED_MS = 20;

/** The compiler says that it is done nearly as long after writing as it took to get there. */
function writeAfterEmit(): void {
  mkdirSync(dirname(emitted), { recursive: true });
  let timer: NodeJS.Timeout | undefined;
  watch(dirname(emitted), (_, name) => {
    if (name !== basename(emitted)) return;
    clearTimeout(timer);
    timer = setTimeout(writeIfPossible, SETTLED_MS);
  });
}

async function watchSources(): Promise<void> {
  writeAfterEmit();
  const tsc = spawn("tsc", [...EMIT, "--watch", "--singleThreaded", "--preserveWatchOutput"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(tsc.stdout)) {
    if (line.includes("Watching for file changes")) writeIfPossible();
    // That it found nothing says nothing: it does not check.
    else if (line.trim() !== "" && !line.endsWith("...")) console.log(line);
  }
}

if (process.argv.includes("--watch")) {
  await watchSources();
} else {
  execFileSync("tsc", EMIT, { cwd: root, stdio: "inherit" });
  (process.argv.includes("--check") ? check : write)();
}
