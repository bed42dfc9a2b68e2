import { type CompiledQuery, Kysely, type QueryResult, WithSchemaPlugin } from "kysely";
import { BoundConnection, type Binding } from "./bound-connection.ts";
import { BoundDialect } from "./bound-dialect.ts";
import type { DB } from "./tables.gen.ts";

/** Names every table with its schema: nothing depends on a search path that somebody may have changed. */
const PLUGINS = [new WithSchemaPlugin("public")];

const bindings = new WeakMap<object, Binding>();

/** Makes a handle whose every statement runs inside `binding`. */
export function boundHandle(binding: Binding): Kysely<DB> {
  const handle = new Kysely<DB>({ dialect: new BoundDialect(binding), plugins: PLUGINS });
  bindings.set(handle, binding);
  return handle;
}

/**
 * Runs a statement that is compiled already inside the handle's binding. As if the handle ran it, but
 * without what Kysely does around it: its way to a connection, and plugins, which have no say in rows.
 */
export function executeCompiled<Row>(
  handle: Kysely<DB>,
  query: CompiledQuery<Row>,
): Promise<QueryResult<Row>> {
  const binding = bindings.get(handle);
  // An open transaction is none of these, and has its connection.
  if (!binding) return handle.executeQuery(query);
  return new BoundConnection(binding).executeQuery<Row>(query);
}
