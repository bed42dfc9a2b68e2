// Runs every gate after the tests, all of them even if one fails, and ends with the sum:
// node scripts/gates.mjs <exit code of npm test> <Vitest's JSON report>
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environment, projectNode, root } from "./project.mjs";

const TURBO = [projectNode, "scripts/turbo.mjs"];

/** @type {readonly (readonly [string, readonly string[]])[]} */
const GATES = [
  ["format", ["oxfmt", "--check"]],
  ["lint", ["oxlint"]],
  ["types", [...TURBO, "run", "typecheck", "--output-logs=errors-only"]],
  ["types of the root", ["tsc", "-p", "tsconfig.json"]],
  ["boundaries", ["turbo", "boundaries"]],
  ["generated files", [...TURBO, "run", "generate:check", "--output-logs=errors-only"]],
  ["build", [...TURBO, "run", "build", "--output-logs=errors-only"]],
  ["bundle size", ["size-limit"]],
  ["dead code", ["knip"]],
  ["test files", [projectNode, "scripts/check-test-files.mjs"]],
  ["documents", [projectNode, "scripts/check-documents.mjs"]],
  ["excerpts", [projectNode, "scripts/check-excerpts.mjs"]],
];

const NAME_WIDTH = 18;
const [testExit = "1", reportPath = ""] = process.argv.slice(2);

/**
 * Runs one gate and prints its line; its output only if it failed.
 *
 * @param {string} name
 * @param {readonly string[]} command
 */
function passes(name, command) {
  const begun = performance.now();
  const [program = "", ...args] = command;
  const found = spawnSync(program, args, {
    cwd: root,
    env: { ...environment, NO_COLOR: "1", FORCE_COLOR: "0" },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const isOk = found.status === 0;
  process.stdout.write(`${isOk ? "ok    " : "FAILED"}  ${name.padEnd(NAME_WIDTH)} ${seconds} s\n`);
  if (!isOk) {
    const output = found.error?.message ?? `${found.stdout}${found.stderr}`;
    process.stdout.write(output.replaceAll(/^/gmu, "    ") + "\n");
  }
  return isOk;
}

/** What Vitest counted. A run that ends badly without a failed test is a failure all the same. */
function countTests() {
  try {
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} */
    const report = JSON.parse(readFileSync(join(root, reportPath), "utf8"));
    const skipped = report.numPendingTests + report.numTodoTests;
    if (skipped > 0) process.stdout.write(`FAILED  ${skipped} tests were skipped\n`);
    const failed = report.numFailedTests + skipped;
    const isBad = testExit !== "0" && failed === 0;
    return { passed: report.numPassedTests, failed: isBad ? 1 : failed };
  } catch {
    process.stdout.write("FAILED  npm test left no report\n");
    return { passed: 0, failed: 1 };
  }
}

const tests = countTests();
const results = GATES.map(([name, command]) => passes(name, command));
const passed = tests.passed + results.filter(Boolean).length;
const failed = tests.failed + results.filter((isOk) => !isOk).length;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
