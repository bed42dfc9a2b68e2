import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** What runs the examples that the web app shows to developers. */
const NEEDED = /** @type {const} */ (["curl", "openssl", "python3"]);

/** Which of the programs are not on the path, for whose examples there are then no tests. */
export function missingPrograms() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return NEEDED.filter((name) => !folders.some((folder) => isProgram(join(folder, name))));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
