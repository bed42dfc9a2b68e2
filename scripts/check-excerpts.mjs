// Fails when the guided tour shows code that is not in the file it names, or a document cites a test that is gone.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { findReplaced } from "./find-replaced.mjs";
import { root } from "./project.mjs";

const TOUR = "docs/learn/";
const MIGRATIONS = "packages/db/migrations/";
const EXCERPT_LINES_MAX = 12;
/** Languages of our own files: a fence in one of them names its file, or is "new". */
const CODE = new Set(["diff", "js", "json", "mjs", "sql", "ts", "tsx"]);

const FENCE = /^```(\w*)(?: (\S+))?\n(.*?)^```$/gmsu;
const REPOSITORY_PATH = /(?<![\w./-])(?:apps|packages|e2e|scripts|docs)\/[\w./-]*\w/gu;
/** A link to a test with the names that the document cites: [x.test.ts](…/x.test.ts) “a”, “b”. */
const CITED_TEST = /\]\(([^)\s]+\.(?:test|test-d|e2e)\.tsx?)\)((?:,? “[^”]+”)+)/gu;

/** @type {string[]} */
const faults = [];

for (const path of documents()) {
  const text = readFileSync(join(root, path), "utf8");
  checkCitedTests(path, text);
  if (path.startsWith(TOUR)) checkFences(path, text);
}

if (faults.length > 0) {
  process.stderr.write(`${faults.join("\n")}\n`);
  process.exit(1);
}

function documents() {
  const inDocs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" });
  return ["SECURITY.md", ...inDocs.map((path) => `docs/${path}`)].filter((path) =>
    path.endsWith(".md"),
  );
}

/**
 * @param {string} path
 * @param {string} text
 */
function checkCitedTests(path, text) {
  for (const [, target = "", names = ""] of text.matchAll(CITED_TEST)) {
    const file = join(root, dirname(path), target);
    const source = existsSync(file) ? readFileSync(file, "utf8") : "";
    for (const [, name = ""] of names.matchAll(/“([^”]+)”/gu)) {
      if (!source.includes(name)) faults.push(`${path}: ${target} has no test “${name}”`);
    }
  }
}

/**
 * @param {string} path
 * @param {string} text
 */
function checkFences(path, text) {
  for (const [fence, language = "", file, body = ""] of text.matchAll(FENCE)) {
    if (file === "new") continue;
    const line = text.slice(0, text.indexOf(fence)).split("\n").length;
    const fault = file === undefined ? findNameless(language, body) : findFalse(text, file, fence);
    if (fault !== undefined) faults.push(`${path}:${line} ${fault}`);
  }
}

/**
 * What is wrong with a fence that names no file.
 *
 * @param {string} language
 * @param {string} body
 */
function findNameless(language, body) {
  if (CODE.has(language)) return `shows ${language} and does not say of which file`;
  const gone = [...body.matchAll(REPOSITORY_PATH)].find(([path]) => !existsSync(join(root, path)));
  return gone && `names ${gone[0]}, which is not there`;
}

/**
 * What is wrong with an excerpt.
 *
 * @param {string} text
 * @param {string} file
 * @param {string} fence
 */
function findFalse(text, file, fence) {
  const shown = fence.split("\n").slice(1, -1);
  // Of a change, what stands before it must be there.
  const lines = fence.startsWith("```diff")
    ? shown.filter((line) => !line.startsWith("+")).map((line) => line.slice(1))
    : shown;
  if (!existsSync(join(root, file))) return `shows ${file}, which is not there`;
  if (!text.includes(`](../../${file})`)) return `shows ${file} without a link to it`;
  if (lines.length > EXCERPT_LINES_MAX)
    return `shows more than ${EXCERPT_LINES_MAX} lines of ${file}`;
  const start = findPart(readFileSync(join(root, file), "utf8").split("\n"), lines);
  if (start < 0) return `shows what is not in ${file}: ${lines[0]?.trim() ?? ""} …`;
  if (!file.startsWith(MIGRATIONS)) return undefined;
  const replaced = findReplaced(readMigrations(file), start, start + lines.length);
  return replaced && `shows ${replaced.name} of ${file}, which ${replaced.by} has replaced`;
}

/**
 * A migration and those that come after it, as they are applied.
 *
 * @param {string} file
 */
function readMigrations(file) {
  return readdirSync(join(root, MIGRATIONS))
    .filter((name) => name.endsWith(".sql") && MIGRATIONS + name >= file)
    .toSorted()
    .map((name) => ({
      name,
      lines: readFileSync(join(root, MIGRATIONS, name), "utf8").split("\n"),
    }));
}

/**
 * Where a part begins, or -1.
 *
 * @param {readonly string[]} whole
 * @param {readonly string[]} part
 */
function findPart(whole, part) {
  const wanted = outdent(part);
  if (wanted.trim() === "") return -1;
  return whole.findIndex((_, start) => outdent(whole.slice(start, start + part.length)) === wanted);
}

/**
 * The lines without the indentation that all of them have.
 *
 * @param {readonly string[]} lines
 */
function outdent(lines) {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/u));
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least).trimEnd()).join("\n");
}
