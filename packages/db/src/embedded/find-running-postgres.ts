import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { passwordFile, SOCKET_PORT } from "./cluster.ts";
import { isRunning, readPostmasterFile } from "./postmaster-file.ts";

/**
 * Finds the PostgreSQL that a TaskFlow runs on a data directory now; undefined if none does.
 *
 * @returns its superuser's connection string, as `startEmbeddedPostgres` gives it.
 */
export async function findRunningPostgres(dataDir: string): Promise<string | undefined> {
  const directory = join(resolve(dataDir), "postgres");
  const file = await readPostmasterFile(directory);
  if (file === null || file.status !== "ready" || !(await isRunning(file, directory)))
    return undefined;
  const password = await readFile(passwordFile(directory), "utf8");
  const host = encodeURIComponent(dirname(file.socket));
  return `postgresql://postgres:${password}@${host}:${SOCKET_PORT}/postgres`;
}
