import { stat } from "node:fs/promises";
import { PassThrough, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type BackupManifest, writeBackup } from "@taskflow/db";
import type { Config } from "../config.ts";
import { instanceSecret } from "../start/instance-secret.ts";
import type { Say } from "../start/say.ts";
import { countOf } from "./count-of.ts";
import { withAdminUrl } from "./with-admin-url.ts";
import { writeNewFile } from "./write-new-file.ts";

/** In place of a file: the program's own output or input. */
export const STREAM = "-";

/**
 * Writes everything that the server keeps to a stream such as standard output, from where it goes into
 * another program. What arrives may be cut; `restore` refuses that.
 */
export async function streamBackUp(config: Config, target: Writable, say: Say): Promise<void> {
  const secret = await ownSecret(config);
  const manifest = await withAdminUrl(config, say, (url) => write(url, target, secret));
  say("backup", describe(manifest));
}

/**
 * Writes everything that the server keeps into one new file, while it may go on serving. The file is
 * there whole or not at all, on disk when this returns, and readable by its owner only: it holds
 * password hashes, and the secret of a server that keeps its own.
 *
 * @throws {OperatorError} if the file exists or cannot be written.
 */
export async function backUp(config: Config, path: string, say: Say): Promise<void> {
  const manifest = await writeNewFile(path, async (target) => {
    const secret = await ownSecret(config);
    return withAdminUrl(config, say, (url) => write(url, target, secret));
  });
  const { size } = await stat(path);
  say("backup", `${describe(manifest)}, ${countOf(size, "byte")} in ${path}`);
}

/** The secret of a server that keeps its own; one from the settings is kept where the settings are. */
async function ownSecret({ database, secret, dataDirectory }: Config): Promise<string | undefined> {
  if (database.kind === "external" || secret !== undefined) return undefined;
  return (await instanceSecret(dataDirectory)).reveal();
}

async function write(
  adminUrl: string,
  target: Writable,
  secret: string | undefined,
): Promise<BackupManifest> {
  const text = new PassThrough();
  const stored = pipeline(text, createGzip(), target);
  const written = writeBackup(adminUrl, text, secret).finally(() => text.end());
  const [manifest] = await Promise.all([written, stored]);
  return manifest;
}

function describe({ tables }: BackupManifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${countOf(rows, "row")} in ${countOf(tables.length, "table")}`;
}
