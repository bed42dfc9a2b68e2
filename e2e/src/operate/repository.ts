import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout that these tests are in. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Reads a file of the repository. */
export const readRepositoryFile = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** Copies what a clone would hold, with what is not committed yet, into a new directory. */
export function cloneInto(directory: string): void {
  const options = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const listed = execFileSync("git", options, { cwd: ROOT, encoding: "utf8" });
  for (const path of listed.split("\0")) {
    if (path === "" || !existsSync(join(ROOT, path))) continue;
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    cpSync(join(ROOT, path), join(directory, path), { verbatimSymlinks: true });
  }
}
