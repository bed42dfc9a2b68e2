import { Client } from "pg";
import { migrate } from "../migrate.ts";
import { readMigrations } from "../migrations.ts";
import { OperatorError } from "../operator-error.ts";
import type { RolePasswords } from "../prepare-roles.ts";
import { BackupHeader, FIRST_LINE, type BackupManifest } from "./backup-format.ts";
import { listBackupTables, type BackupTable } from "./backup-tables.ts";
import { digestTable, PLAIN_TEXT } from "./digest-table.ts";
import { loadRows } from "./load-rows.ts";
import { splitLines } from "./split-lines.ts";

/**
 * Puts a backup into an empty database: migrates it to where the backup was taken, loads every row,
 * compares each table with the manifest, and only then commits and migrates on. A backup that was cut
 * or changed leaves the database empty.
 *
 * @param adminUrl as for {@link migrate}.
 * @throws {OperatorError} if the database is not empty, or the file is no whole backup that this
 *   program can read.
 */
export async function restoreBackup(
  adminUrl: string,
  source: AsyncIterable<Buffer>,
  passwords?: RolePasswords,
): Promise<BackupManifest> {
  const lines = splitLines(source);
  const header = await readHeader(lines);
  const migrations = readMigrations();
  const newest = migrations.findIndex(({ name }) => name === header.migration);
  if (newest === -1) {
    throw new OperatorError(
      `The backup is of a TaskFlow with migration ${header.migration}, which this one does not know. Use a newer one.`,
    );
  }
  await migrate(adminUrl, passwords, migrations.slice(0, newest + 1));
  const manifest = await load(adminUrl, lines);
  await migrate(adminUrl, passwords, migrations);
  return manifest;
}

async function readHeader(lines: AsyncIterator<string>): Promise<BackupHeader> {
  const first = await lines.next();
  const second = await lines.next();
  if (first.value === FIRST_LINE && typeof second.value === "string") {
    return BackupHeader.parse(JSON.parse(second.value.slice("-- ".length)));
  }
  throw new OperatorError("This file is no backup of TaskFlow.");
}

async function load(adminUrl: string, lines: AsyncIterator<string>): Promise<BackupManifest> {
  const client = new Client({ connectionString: adminUrl, application_name: "taskflow restore" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin");
    await client.query(PLAIN_TEXT);
    await client.query("set local role tf_owner");
    const tables = await listBackupTables(client);
    await liftWalls(client, tables);
    await assertEmpty(client, tables);
    const manifest = await loadRows(client, tables, lines);
    await assertSame(client, tables, manifest);
    await putWallsBack(client, tables);
    await client.query("commit");
    return manifest;
  } finally {
    await client.end();
  }
}

/** The rows bring their own history with them: no trigger may write it again, no policy may refuse it. */
async function liftWalls(client: Client, tables: readonly BackupTable[]): Promise<void> {
  for (const { name } of tables) {
    await client.query(`alter table public."${name}" no force row level security`);
    await client.query(`alter table public."${name}" disable trigger user`);
  }
}

async function putWallsBack(client: Client, tables: readonly BackupTable[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity`,
  );
  const walled = new Set(rows.map(({ name }) => name));
  for (const { name } of tables) {
    await client.query(`alter table public."${name}" enable trigger user`);
    if (walled.has(name))
      await client.query(`alter table public."${name}" force row level security`);
  }
}

async function assertEmpty(client: Client, tables: readonly BackupTable[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await client.query(`select 1 from public."${name}" limit 1`);
    if (rows.length > 0) {
      throw new OperatorError(
        "The database is not empty. Restore into a new data directory or a new database.",
      );
    }
  }
}

async function assertSame(
  client: Client,
  tables: readonly BackupTable[],
  manifest: BackupManifest,
): Promise<void> {
  const digests = [];
  for (const table of tables) digests.push(await digestTable(client, table));
  if (JSON.stringify(digests) === JSON.stringify(manifest.tables)) return;
  throw new OperatorError(
    "The rows are not those that the backup was made of. Nothing was restored.",
  );
}
