import type { DatabaseConnection, Dialect, Driver } from "kysely";
import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { BoundConnection, type Binding } from "./bound-connection.ts";

/** Without a state between two statements: one each serves all handles. */
const COMPILER = new PostgresQueryCompiler();
const ADAPTER = new PostgresAdapter();

/** A Kysely dialect whose every statement runs inside one {@link Binding}: nobody can forget the tenant. */
export class BoundDialect implements Dialect {
  readonly #binding: Binding;

  constructor(binding: Binding) {
    this.#binding = binding;
  }

  createDriver(): Driver {
    return new BoundDriver(this.#binding);
  }

  createQueryCompiler() {
    return COMPILER;
  }

  createAdapter() {
    return ADAPTER;
  }

  createIntrospector(db: ConstructorParameters<typeof PostgresIntrospector>[0]) {
    return new PostgresIntrospector(db);
  }
}

class BoundDriver implements Driver {
  readonly #binding: Binding;

  constructor(binding: Binding) {
    this.#binding = binding;
  }

  async init() {}

  /** Takes nothing from the pool yet: a statement does, and gives it back with its answer. */
  async acquireConnection(): Promise<DatabaseConnection> {
    return new BoundConnection(this.#binding);
  }

  async beginTransaction(connection: DatabaseConnection) {
    await asBound(connection).begin();
  }

  async commitTransaction(connection: DatabaseConnection) {
    await asBound(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    await asBound(connection).rollback();
  }

  async releaseConnection(connection: DatabaseConnection) {
    await asBound(connection).rollback();
  }

  /** The pool is the database's, not the handle's. */
  async destroy() {}
}

function asBound(connection: DatabaseConnection): BoundConnection {
  if (connection instanceof BoundConnection) return connection;
  throw new TypeError("not a connection of this driver");
}
