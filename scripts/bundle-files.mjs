import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";

const DIST = join(root, "apps", "web", "dist");
const ASSETS = join(DIST, "assets");
/** Static imports only: what a chunk asks for later, by import(), is another page's. */
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/gu;
const SCRIPT = /(?:src|href)="\/([^"]+\.js)"/gu;

/**
 * Lists the scripts that a page needs before it works: those that index.html names, its own chunks, and
 * all that these import.
 *
 * @param {readonly string[]} chunks names without hash and ending
 */
export function scriptsOf(chunks) {
  const html = readFileSync(join(DIST, "index.html"), "utf8");
  const named = [...html.matchAll(SCRIPT)].map((match) => join(DIST, match[1] ?? ""));
  /** @type {Set<string>} */
  const found = new Set();
  for (const path of [...named, ...chunks.map(findChunk)]) follow(path, found);
  return [...found];
}

/** @param {string} name */
function findChunk(name) {
  const pattern = new RegExp(`^${name}-[\\w-]{8}\\.js$`, "u");
  const file = readdirSync(ASSETS).find((entry) => pattern.test(entry));
  if (file !== undefined) return join(ASSETS, file);
  throw new Error(`The build has no chunk "${name}": correct .size-limit.mjs`);
}

/**
 * @param {string} path
 * @param {Set<string>} found
 */
function follow(path, found) {
  if (found.has(path)) return;
  found.add(path);
  for (const match of readFileSync(path, "utf8").matchAll(STATIC_IMPORT)) {
    follow(join(ASSETS, match[1] ?? ""), found);
  }
}
