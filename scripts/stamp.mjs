import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./project.mjs";

const DERIVED = new Set(["node_modules", "dist", ".turbo"]);
const TEST = /\.(?:test|test-d|e2e)\.tsx?$/u;

/**
 * Lists the files of a directory of the checkout that a build is made of.
 *
 * @param {string} directory
 * @returns {string[]}
 */
export function sourceFiles(directory) {
  return readdirSync(join(root, directory), { withFileTypes: true })
    .filter((entry) => !DERIVED.has(entry.name) && !TEST.test(entry.name))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      return entry.isDirectory() ? sourceFiles(path) : [path];
    })
    .toSorted();
}

/**
 * Remembers which content a step was last done for, so that a step with nothing to do costs nothing.
 *
 * @param {string} name
 * @param {readonly string[]} files
 */
export function stampOf(name, files) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`\n${file} ${content.length}\n`).update(content);
  }
  const digest = hash.digest("hex");
  const path = join(root, "node_modules", ".cache", "taskflow", name);
  return {
    isCurrent: () => readIfThere(path) === digest,
    write: () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, digest);
    },
  };
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
