import { link, open, rm } from "node:fs/promises";
import type { Writable } from "node:stream";
import { OperatorError } from "@taskflow/db";

/**
 * Writes a new file that is there whole or not at all, on disk when this returns, and readable by its
 * owner only. `write` ends the stream.
 *
 * @throws {OperatorError} if the file exists or cannot be written.
 */
export async function writeNewFile<T>(
  path: string,
  write: (target: Writable) => Promise<T>,
): Promise<T> {
  const draft = `${path}.part`;
  const file = await open(draft, "w", 0o600).catch((error: unknown) => {
    throw explainFileError(error, path);
  });
  try {
    const result = await write(file.createWriteStream({ flush: true }));
    await moveWithoutReplacing(draft, path);
    return result;
  } finally {
    await rm(draft, { force: true });
  }
}

/** A link, unlike a rename, never takes the place of a file that is there. */
async function moveWithoutReplacing(draft: string, path: string): Promise<void> {
  await link(draft, path).catch((error: unknown) => {
    throw explainFileError(error, path);
  });
}

/** What the file system says when a path cannot be written to. */
const REFUSALS = new Set(["ENOENT", "EACCES", "EPERM", "EROFS", "ENOSPC", "EISDIR", "ENOTDIR"]);

function explainFileError(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EEXIST") {
    return new OperatorError(`There is a file ${path} already. Choose another name.`, {
      cause: error,
    });
  }
  if (!REFUSALS.has(code)) return error;
  return new OperatorError(`The file ${path} cannot be written (${code}).`, { cause: error });
}
