import { createHash } from "node:crypto";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { TableDigest } from "./backup-format.ts";
import type { BackupTable } from "./backup-tables.ts";

/** What makes PostgreSQL write the same value as the same text everywhere. */
export const PLAIN_TEXT = `
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local bytea_output = 'hex';
  set local extra_float_digits = 1;
  set local statement_timeout = 0`;

const NEWLINE = 10;

/** Reads a table's rows in the order of its key, hands them on piece by piece, and answers their digest. */
export async function digestTable(
  client: Client,
  { name, select }: BackupTable,
  handOn: (rows: Buffer) => Promise<void> | void = () => {},
): Promise<TableDigest> {
  const hash = createHash("sha256");
  let rows = 0;
  const stream = client.query(copyTo(`copy (${select}) to stdout`));
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    // A line feed inside a value is written as \n, so each one ends a row.
    for (const byte of piece) if (byte === NEWLINE) rows += 1;
    await handOn(piece);
  }
  return { table: name, rows, sha256: hash.digest("hex") };
}
