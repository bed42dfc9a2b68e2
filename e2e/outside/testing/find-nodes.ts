import { execFileSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Of package.json's `engines`. */
const OLDEST = [20, 3] as const;

/** Every Node.js on this machine that the client is for: the project's own, and whichever started the tests. */
export function findNodes(): readonly string[] {
  const found = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "node"))
    .filter((path) => existsSync(path))
    .map((path) => realpathSync(path));
  return [...new Set([process.execPath, ...found])].filter(isNewEnough);
}

function isNewEnough(path: string): boolean {
  const version = execFileSync(path, ["-p", "process.versions.node"], { encoding: "utf8" });
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
