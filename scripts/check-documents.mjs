// Fails when a document names a file that is not there, or when a file holds what belongs to one machine.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, extname, join, relative, resolve } from "node:path";
import { root } from "./project.mjs";

const LINK = /\]\(([^)\s]+)\)/gu;
const CODE = /`([^`\n]+)`/gu;
/** A code span that reads as one file or folder of the repository. */
const REPOSITORY_PATH = /^(?:apps|packages|e2e|scripts|docs|bench|\.ci|\.github)\/[\w./@-]*$/u;
const ELSEWHERE = /^(?:[a-z]+:|#)/u;
const BINARY = new Set([".png", ".ico", ".woff2", ".jpg", ".webp"]);

/** @type {readonly (readonly [RegExp, string])[]} */
const UNWANTED = [
  [new RegExp(`${root.replace(/\/$/u, "")}\\b`, "u"), "names the checkout's own path"],
  [new RegExp(`${homedir()}/`, "u"), "names a home directory of this machine"],
  [/^(?:<{7}|>{7}) /mu, "has a conflict marker"],
  [/\b(?:TO(?=DO)DO|FIX(?=ME)ME|HA(?=CK)CK)\b/u, "defers something: do it, or open an issue"],
  [/^\s+resolution:.*\btarball:/mu, "takes a package from one certain host"],
];

/** @type {string[]} */
const faults = [];

for (const path of trackedFiles()) {
  if (BINARY.has(extname(path)) || !existsSync(join(root, path))) continue;
  const text = readFileSync(join(root, path), "utf8");
  for (const [pattern, fault] of UNWANTED) {
    if (pattern.test(text)) faults.push(`${path} ${fault}`);
  }
  if (extname(path) === ".md") checkReferences(path, text);
}

if (faults.length > 0) {
  process.stderr.write(`${faults.join("\n")}\n`);
  process.exit(1);
}

function trackedFiles() {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "-z"],
    { cwd: root, encoding: "utf8" },
  );
  return listed.split("\0").filter((path) => path !== "");
}

/**
 * @param {string} path
 * @param {string} text
 */
function checkReferences(path, text) {
  const folder = dirname(join(root, path));
  const links = [...text.matchAll(LINK)]
    .map((match) => match[1] ?? "")
    .filter((target) => !ELSEWHERE.test(target))
    .map((target) => resolve(folder, target.replace(/#.*$/u, "")));
  const named = [...text.matchAll(CODE)]
    .map((match) => match[1] ?? "")
    .filter((code) => REPOSITORY_PATH.test(code))
    .map((code) => join(root, code));
  for (const target of new Set([...links, ...named])) {
    if (!existsSync(target))
      faults.push(`${path} names ${relative(root, target)}, which is not there`);
  }
}
