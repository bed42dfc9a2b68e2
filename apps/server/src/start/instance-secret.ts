import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OperatorError } from "@taskflow/db";
import { makeDirectory } from "@taskflow/db/embedded";
import { Secret } from "../secret.ts";

const FILE = "secret";

/** Where an installation keeps a secret of its own. */
export const servingSecretPath = (dataDirectory: string): string => join(dataDirectory, FILE);

/**
 * Reads the secret that an installation without one in its settings keeps for itself, and makes it
 * the first time. Whole or not at all, and one for all: two processes that start at once share it.
 *
 * @throws {OperatorError} if the directory cannot be written to or the file is damaged.
 */
export async function instanceSecret(dataDirectory: string): Promise<Secret> {
  const path = servingSecretPath(dataDirectory);
  const text = (await readIfThere(path)) ?? (await make(dataDirectory, path));
  if (text.length >= 32) return new Secret(text);
  throw new OperatorError(
    `The file ${path} is damaged. Put it back from a backup; without one remove it, and everybody has to sign in again.`,
  );
}

/**
 * Puts back the secret that a backup brought along, in a data directory that has none yet.
 *
 * @throws {OperatorError} if the directory has another one, or cannot be written to.
 */
export async function keepInstanceSecret(dataDirectory: string, text: string): Promise<void> {
  const kept = await keep(dataDirectory, join(dataDirectory, FILE), text);
  if (kept === text) return;
  throw new OperatorError(
    `${join(dataDirectory, FILE)} holds another secret. Restore into a new data directory.`,
  );
}

function make(dataDirectory: string, path: string): Promise<string> {
  return keep(dataDirectory, path, randomBytes(32).toString("base64url"));
}

/** Writes the file unless it is there, and answers what it holds. */
async function keep(dataDirectory: string, path: string, text: string): Promise<string> {
  try {
    await makeDirectory(dataDirectory);
    return await makeWhole(path, text);
  } catch (cause) {
    throw new OperatorError(
      `The data directory ${dataDirectory} cannot be written to (${codeOf(cause)}). Set TASKFLOW_DATA_DIR to one that can.`,
      { cause },
    );
  }
}

/** Under its name the file is never half written, and whoever links it first has made it. */
async function makeWhole(path: string, text: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await link(draft, path).catch((error: unknown) => {
    if (codeOf(error) !== "EEXIST") throw error;
  });
  await rm(draft);
  return readFile(path, "utf8");
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(cause))) return undefined;
    throw new OperatorError(
      `The file ${path} cannot be read (${codeOf(cause)}). Give it to the user that runs TaskFlow.`,
      { cause },
    );
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
}
