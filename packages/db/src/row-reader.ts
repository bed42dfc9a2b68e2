import type { Connection, FieldDef } from "pg";
import { columnParsers } from "./column-parsers.ts";
import type { PacketRow } from "./packet-row.ts";

/** Makes an object of a row. */
export type RowReader = (row: PacketRow) => Record<string, unknown>;

/** Types that are printed in ASCII (pg_type.dat of PostgreSQL): bool, bytea, numbers, date, timestamptz, uuid. */
const ASCII_TYPES: ReadonlySet<number> = new Set([16, 17, 20, 21, 23, 700, 701, 1082, 1184, 2950]);

const known = new WeakMap<Connection, Map<string, RowReader>>();

/** The reader of a statement that this connection has prepared and once answered; undefined for any other. */
export function recallRow(connection: Connection, name: string | undefined): RowReader | undefined {
  return name === undefined ? undefined : known.get(connection)?.get(name);
}

/**
 * Remembers how the rows of a prepared statement look. They stay so as long as it is prepared: PostgreSQL
 * refuses to run it once its columns are others ("cached plan must not change result type").
 */
export function rememberRow(
  connection: Connection,
  name: string | undefined,
  fields: readonly Pick<FieldDef, "name" | "dataTypeID">[],
): void {
  if (name === undefined) return;
  const readers = known.get(connection) ?? new Map<string, RowReader>();
  known.set(connection, readers.set(name, rowReader(fields)));
}

function rowReader(fields: readonly Pick<FieldDef, "name" | "dataTypeID">[]): RowReader {
  const columns = fields.map(({ name, dataTypeID }) => ({
    name,
    isAscii: ASCII_TYPES.has(dataTypeID),
    parse: columnParsers.getTypeParser(dataTypeID),
  }));
  // To copy an object that has all columns is quicker than to give them to one that has none.
  const blank: Record<string, unknown> = Object.fromEntries(fields.map(({ name }) => [name, null]));
  return (row) => {
    const object = { ...blank };
    for (const { name, isAscii, parse } of columns) {
      const text = row.next(isAscii);
      if (text !== null) object[name] = parse(text);
    }
    return object;
  };
}
