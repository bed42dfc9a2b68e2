import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { OperatorError, restoreBackup } from "@taskflow/db";
import type { Config } from "../config.ts";
import { keepInstanceSecret } from "../start/instance-secret.ts";
import type { Say } from "../start/say.ts";
import { STREAM } from "./back-up.ts";
import { countOf } from "./count-of.ts";
import { withAdminUrl } from "./with-admin-url.ts";

/**
 * Puts a backup into a new data directory or a new database, and commits only after every table was
 * compared with the digests in the file.
 *
 * @throws {OperatorError} if the file is no whole backup, or the database is not empty.
 */
export async function restore(config: Config, path: string, say: Say): Promise<void> {
  const input = path === STREAM ? process.stdin : await openFile(path);
  // Ends with the input's error, which the loop over its rows then throws.
  const source = pipeline(input, createGunzip(), () => {});
  const { tables, secret } = await withAdminUrl(config, say, (adminUrl) =>
    restoreBackup(adminUrl, source).catch((error: unknown) => {
      throw explainInputError(error);
    }),
  );
  const width = Math.max(...tables.map(({ table }) => table.length));
  for (const { table, rows, sha256 } of tables)
    say(table.padEnd(width), `${countOf(rows, "row")}, sha256 ${sha256} as in the backup`);
  if (secret !== undefined && config.database.kind === "embedded") {
    await keepInstanceSecret(config.dataDirectory, secret);
    say("secret", "put back: sessions go on");
  }
  say("restored", path === STREAM ? "from standard input" : `from ${path}`);
}

/** What zlib says of a file that was cut, or that never was compressed. */
function explainInputError(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!code.startsWith("Z_")) return error;
  return new OperatorError(`The backup is not whole, or is none (${code}). Nothing was restored.`, {
    cause: error,
  });
}

async function openFile(path: string): Promise<Readable> {
  await access(path).catch((cause: unknown) => {
    throw new OperatorError(`The file ${path} cannot be read.`, { cause });
  });
  return createReadStream(path);
}
