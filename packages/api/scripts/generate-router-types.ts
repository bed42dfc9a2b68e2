// Writes types/router.d.ts. `--check` only compares; `--watch` writes it again after each change.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { flattenDeclaration, readDeclaration, root, target } from "./router-declaration.ts";

const EMIT = ["-p", "tsconfig.types.json"];

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

async function watch(): Promise<void> {
  const tsc = spawn("tsc", [...EMIT, "--watch", "--singleThreaded", "--preserveWatchOutput"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(tsc.stdout)) {
    if (line.trim() !== "") console.log(line);
    if (line.includes("Watching for file changes")) writeIfPossible();
  }
}

if (process.argv.includes("--watch")) {
  await watch();
} else {
  execFileSync("tsc", EMIT, { cwd: root, stdio: "inherit" });
  (process.argv.includes("--check") ? check : write)();
}
