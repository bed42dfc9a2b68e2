import { Role } from "@taskflow/contract";
import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import type { Pool, PoolClient, QueryResult as PgResult } from "pg";
import type { Actor } from "./actor.ts";
import {
  DatabaseUnavailableError,
  SessionEndedError,
  classifyError,
  isConnectionLost,
} from "./database-error.ts";
import type { EnterStatement } from "./prelude.ts";

/** What every statement of a handle begins with. */
export interface Binding {
  readonly pool: Pool;
  /** Opens the transaction; takes on the role, unconditionally and first, where the login is not yet it. */
  readonly begin: string;
  /** Finds the actor; absent on the handle for identity, which has none. */
  readonly enter?: EnterStatement;
  readonly onActor?: (actor: Actor) => void;
  readonly nameOf: (text: string) => string | undefined;
}

/**
 * Runs each statement as one transaction `begin; prelude; statement; commit` in one round trip, or
 * holds an open transaction that began with the prelude.
 */
export class BoundConnection implements DatabaseConnection {
  readonly #binding: Binding;
  #client: PoolClient | undefined;

  constructor(binding: Binding) {
    this.#binding = binding;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const client = this.#client;
    if (client) return toQueryResult(await this.#attempt(() => this.#send(client, query)));
    return toQueryResult(await this.#withClient((fresh) => this.#sendBound(fresh, query)));
  }

  // oxlint-disable-next-line require-yield -- Kysely's interface; no verb streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("a bound connection does not stream");
  }

  /** Takes a connection and opens a transaction on it with the prelude. */
  async begin(): Promise<void> {
    const client = await this.#attempt(() => this.#binding.pool.connect());
    this.#client = client;
    const { enter, begin } = this.#binding;
    const sent = [client.query(begin), ...(enter ? [client.query(toPgQuery(enter))] : [])];
    try {
      const [, entered] = await this.#attempt(() => settleInOrder(sent));
      this.#meetActor(entered);
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  /** Commits, and fails if PostgreSQL rolled back instead, as it does after an error that nobody threw. */
  async commit(): Promise<void> {
    const client = this.#requireClient();
    try {
      requireCommitted(await this.#attempt(() => client.query("commit")));
    } catch (error) {
      this.#release(true);
      throw error;
    }
    this.#release(false);
  }

  /** Gives up the transaction; a connection that cannot even do that is closed. */
  async rollback(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    const isClean = await client.query("rollback").then(
      () => true,
      () => false,
    );
    this.#release(!isClean);
  }

  async #withClient<T>(run: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#attempt(() => this.#binding.pool.connect());
    try {
      const result = await run(client);
      client.release();
      return result;
    } catch (error) {
      client.release(!(error instanceof SessionEndedError) && isConnectionLost(error));
      throw classifyError(error);
    }
  }

  async #sendBound(client: PoolClient, query: CompiledQuery): Promise<PgResult> {
    const { begin, enter } = this.#binding;
    if (!enter) {
      const [, result, committed] = await settleInOrder([
        client.query(begin),
        this.#send(client, query),
        client.query("commit"),
      ]);
      requireCommitted(committed);
      return requireResult(result);
    }
    const sent = [
      client.query(begin),
      client.query(toPgQuery(enter)),
      this.#send(client, query),
      client.query("commit"),
    ];
    const [, , result, committed] = await settleInOrder(sent, (entered, index) => {
      if (index === 1) this.#meetActor(entered);
    });
    requireCommitted(committed);
    return requireResult(result);
  }

  #send(client: PoolClient, { sql, parameters }: CompiledQuery): Promise<PgResult> {
    const name = this.#binding.nameOf(sql);
    return client.query({
      text: sql,
      values: [...parameters],
      ...(name !== undefined && { name }),
    });
  }

  #meetActor(entered: PgResult | undefined): void {
    if (!this.#binding.enter) return;
    const row: { user_id?: unknown; role?: unknown } = entered?.rows[0] ?? {};
    if (typeof row.user_id !== "string") throw new SessionEndedError("there is no live session");
    const role = row.role === null ? null : Role.parse(row.role);
    this.#binding.onActor?.({ userId: row.user_id, role });
  }

  async #attempt<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw classifyError(error);
    }
  }

  #requireClient(): PoolClient {
    if (!this.#client) throw new Error("there is no open transaction");
    return this.#client;
  }

  #release(isBroken: boolean): void {
    this.#client?.release(isBroken);
    this.#client = undefined;
  }
}

/**
 * Waits for all queries of a pipeline and throws the first failure, by the order in which they were
 * sent: the ones after it fail only because of it. `inspect` sees each result before the next failure.
 */
async function settleInOrder(
  sent: readonly Promise<PgResult>[],
  inspect?: (result: PgResult, index: number) => void,
): Promise<PgResult[]> {
  const settled = await Promise.allSettled(sent);
  return settled.map((outcome, index) => {
    if (outcome.status === "rejected") throw outcome.reason;
    inspect?.(outcome.value, index);
    return outcome.value;
  });
}

/** `commit` after an error succeeds, with the tag ROLLBACK. */
function requireCommitted(result: PgResult | undefined): void {
  if (result?.command === "COMMIT") return;
  throw new DatabaseUnavailableError("PostgreSQL rolled the transaction back");
}

function requireResult(result: PgResult | undefined): PgResult {
  if (!result) throw new Error("the pipeline answered too little");
  return result;
}

function toPgQuery({ name, text, values }: EnterStatement) {
  return { name, text, values: [...values] };
}

function toQueryResult<R>(result: PgResult): QueryResult<R> {
  return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
}
