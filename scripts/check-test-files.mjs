// Fails when a file holds tests and no project of Vitest would ever run it, or two would.
import { execFileSync } from "node:child_process";
import { relative } from "node:path";
import { findChromium } from "./find-chromium.mjs";
import { environment, root } from "./project.mjs";

const TEST_FILE = /\.(?:test|e2e|test-d)\.tsx?$/u;

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function outputOf(program, args) {
  return execFileSync(program, args, {
    cwd: root,
    env: { ...environment, TASKFLOW_REHEARSE: "1" },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 64 * 1024 * 1024,
  });
}

const listed = outputOf("vitest", ["list", "--filesOnly", "--json"]);
/** @type {{ file: string }[]} */
const planned = JSON.parse(listed.slice(listed.indexOf("[\n")));
const runs = Map.groupBy(planned, ({ file }) => relative(root, file));
const isRunHere = (/** @type {string} */ path) =>
  findChromium() !== undefined || !path.endsWith(".e2e.ts");

const faults = outputOf("git", ["ls-files"])
  .split("\n")
  .filter((path) => TEST_FILE.test(path) && isRunHere(path))
  .map((path) => ({ path, count: runs.get(path)?.length ?? 0 }))
  .filter(({ count }) => count !== 1);

if (faults.length > 0) {
  const lines = faults.map(({ path, count }) => `${path} is run by ${count} projects\n`);
  process.stderr.write(lines.join(""));
  process.exit(1);
}
