import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { OperatorError, restoreBackup } from "@taskflow/db";
import type { Config } from "../config.ts";
import { keepInstanceSecret } from "../start/instance-secret.ts";
import type { Say } from "../start/say.ts";
import { withAdminUrl } from "./with-admin-url.ts";

/**
 * Puts a backup into a new data directory or a new database, and commits only after every table was
 * compared with the digests in the file.
 *
 * @throws {OperatorError} if the file is no whole backup, or the database is not empty.
 */
export async function restore(config: Config, path: string, say: Say): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new OperatorError(`The file ${path} cannot be read.`, { cause });
  });
  const { tables, secret } = await withAdminUrl(config, say, (adminUrl) => {
    const source = createReadStream(path).pipe(createGunzip());
    return restoreBackup(adminUrl, source);
  });
  for (const { table, rows, sha256 } of tables)
    say(table, `${rows} rows, sha256 ${sha256} as in the backup`);
  if (secret !== undefined && config.database.kind === "embedded") {
    await keepInstanceSecret(config.dataDirectory, secret);
    say("secret", "put back: sessions go on");
  }
  say("restored", `from ${path}`);
}
