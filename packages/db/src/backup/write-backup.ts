import { once } from "node:events";
import type { Writable } from "node:stream";
import { Client } from "pg";
import {
  END_OF_ROWS,
  FIRST_LINE,
  MANIFEST_MARK,
  type BackupHeader,
  type BackupManifest,
} from "./backup-format.ts";
import { listBackupTables } from "./backup-tables.ts";
import { digestTable, PLAIN_TEXT } from "./digest-table.ts";

/**
 * Writes everything that the database holds, as of one moment, while others go on writing.
 *
 * The text is SQL: COPY statements with their rows, which `psql` reads too, between a header and a
 * manifest with a digest of each table. The caller ends the stream.
 *
 * @param adminUrl a login that is a superuser or may become tf_definer, whom the policies let see all.
 */
export async function writeBackup(
  adminUrl: string,
  target: Writable,
  secret?: string,
): Promise<BackupManifest> {
  const write = async (text: string | Buffer) => {
    if (!target.write(text)) await once(target, "drain");
  };
  const client = new Client({ connectionString: adminUrl, application_name: "taskflow backup" });
  client.on("error", () => {});
  await client.connect();
  try {
    // One snapshot for all tables: nothing that is written meanwhile is half in it.
    await client.query("begin transaction isolation level repeatable read, read only");
    await client.query(PLAIN_TEXT);
    const header = await readHeader(client);
    await client.query("set local role tf_definer");
    await write(`${FIRST_LINE}\n-- ${JSON.stringify(header)}\n`);
    const tables = [];
    for (const table of await listBackupTables(client)) {
      await write(`\nCOPY ${table.target} FROM stdin;\n`);
      tables.push(await digestTable(client, table, write));
      await write(`${END_OF_ROWS}\n`);
    }
    await client.query("commit");
    const manifest: BackupManifest = { tables, ...(secret !== undefined && { secret }) };
    await write(`\n${MANIFEST_MARK}${JSON.stringify(manifest)}\n`);
    return manifest;
  } finally {
    await client.end();
  }
}

async function readHeader(client: Client): Promise<BackupHeader> {
  const { rows } = await client.query<{ migration: string }>(
    "select max(name) as migration from public.schema_migration",
  );
  return { createdAt: new Date().toISOString(), migration: rows[0]?.migration ?? "" };
}
