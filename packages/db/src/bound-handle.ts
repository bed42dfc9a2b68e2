import { type CompiledQuery, Kysely, type QueryResult, WithSchemaPlugin } from "kysely";
import { BoundConnection, type Binding } from "./bound-connection.ts";
import { BoundDialect } from "./bound-dialect.ts";
import type { DB } from "./tables.gen.ts";

/** Names every table with its schema: nothing depends on a search path that somebody may have changed. */
const PLUGINS = [new WithSchemaPlugin("public")];

/**
 * Knows its binding by itself. In a `WeakMap` what belongs to a call would live on until the whole heap is
 * collected: collections of young objects take a map's values for needed.
 */
class BoundHandle extends Kysely<DB> {
  readonly binding: Binding;

  constructor(binding: Binding) {
    super({ dialect: new BoundDialect(binding), plugins: PLUGINS });
    this.binding = binding;
  }
}

/** Makes a handle whose every statement runs inside `binding`. */
export function boundHandle(binding: Binding): Kysely<DB> {
  return new BoundHandle(binding);
}

/**
 * Runs a statement that is compiled already inside the handle's binding. As if the handle ran it, but
 * without what Kysely does around it: its way to a connection, and plugins, which have no say in rows.
 */
export function executeCompiled<Row>(
  handle: Kysely<DB>,
  query: CompiledQuery<Row>,
): Promise<QueryResult<Row>> {
  // An open transaction is none of these, and has its connection.
  if (!(handle instanceof BoundHandle)) return handle.executeQuery(query);
  return new BoundConnection(handle.binding).executeQuery<Row>(query);
}
