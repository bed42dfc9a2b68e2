import type { Connection, FieldDef } from "pg";
import { columnParsers } from "./column-parsers.ts";

/** Makes the row of its columns' texts. */
export type RowReader = (texts: readonly (string | null)[]) => Record<string, unknown>;

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
  const columns = fields.map(({ name, dataTypeID }, index) => ({
    name,
    index,
    parse: columnParsers.getTypeParser(dataTypeID),
  }));
  // To copy an object that has all columns is quicker than to give them to one that has none.
  const blank: Record<string, unknown> = Object.fromEntries(fields.map(({ name }) => [name, null]));
  return (texts) => {
    const row = { ...blank };
    for (const { name, index, parse } of columns) {
      const text = texts[index] ?? null;
      if (text !== null) row[name] = parse(text);
    }
    return row;
  };
}
