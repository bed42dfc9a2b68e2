import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { OperatorError } from "../operator-error.ts";
import { BackupManifest, END_OF_ROWS, MANIFEST_MARK } from "./backup-format.ts";
import type { BackupTable } from "./backup-tables.ts";

const COPY_LINE = /^COPY (?<target>public\..+) FROM stdin;$/u;

/**
 * Loads the tables of a backup one after the other and answers the manifest at its end.
 *
 * @throws {OperatorError} if the file names a table that this program does not know, or has no end.
 */
export async function loadRows(
  client: Client,
  tables: readonly BackupTable[],
  lines: AsyncIterator<string>,
): Promise<BackupManifest> {
  // The statement is ours, never the file's: a file cannot make the superuser run anything.
  const known = new Set(tables.map(({ target }) => target));
  for (;;) {
    const line = await nextLine(lines);
    if (line.startsWith(MANIFEST_MARK)) {
      return BackupManifest.parse(JSON.parse(line.slice(MANIFEST_MARK.length)));
    }
    const target = COPY_LINE.exec(line)?.groups?.["target"];
    if (target === undefined && line === "") continue;
    if (target === undefined || !known.has(target)) {
      throw new OperatorError("The backup holds something that this TaskFlow does not know.");
    }
    await pipeline(rowsOf(lines), client.query(copyFrom(`copy ${target} from stdin`)));
  }
}

async function* rowsOf(lines: AsyncIterator<string>): AsyncGenerator<string> {
  for (;;) {
    const line = await nextLine(lines);
    if (line === END_OF_ROWS) return;
    yield `${line}\n`;
  }
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const next: IteratorResult<string, unknown> = await lines.next();
  if (next.done !== true) return next.value;
  throw new OperatorError("The backup is not whole: its end is missing. Nothing was restored.");
}
