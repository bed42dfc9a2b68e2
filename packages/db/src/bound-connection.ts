import type { Writable } from "node:stream";
import { Role } from "@taskflow/contract";
import type { CompiledQuery, DatabaseConnection, QueryResult as KyselyResult } from "kysely";
import type { Pool, PoolClient, QueryConfig, QueryResult } from "pg";
import type { Actor } from "./actor.ts";
import {
  DatabaseUnavailableError,
  SessionEndedError,
  classifyError,
  isConnectionLost,
} from "./database-error.ts";
import type { EnterStatement } from "./prelude.ts";

type PgResult = QueryResult<Record<string, unknown>>;

/** What every statement of a handle begins with. */
export interface Binding {
  readonly pool: Pool;
  /** Opens the transaction; takes on the role, unconditionally and first, where the login is not yet it. */
  readonly begin: string;
  /** Finds the actor; absent on the handle for identity, which has none. */
  readonly enter?: EnterStatement;
  readonly onActor?: (actor: Actor) => void;
  readonly nameOf: (text: string) => string | undefined;
  /** Stands around each round trip, its wait for a connection included, and may not change it. */
  readonly onRoundTrip?: (<T>(name: string, run: () => Promise<T>) => Promise<T>) | undefined;
}

/**
 * Runs each statement as one transaction `begin; prelude; statement; commit` in one round trip, or
 * holds an open transaction that began with the prelude.
 */
export class BoundConnection implements DatabaseConnection {
  readonly #binding: Binding;
  #client: PoolClient | undefined;
  #isBroken = false;

  constructor(binding: Binding) {
    this.#binding = binding;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<KyselyResult<R>> {
    const client = this.#client;
    const result = await this.#roundTrip(query.sql, () =>
      client
        ? this.#attempt(() => this.#sendOpen(client, query))
        : this.#withClient((fresh) => this.#sendBound(fresh, query)),
    );
    return toKyselyResult(result);
  }

  // oxlint-disable-next-line require-yield -- Kysely's interface; no verb streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("a bound connection does not stream");
  }

  /** Takes a connection and opens a transaction on it with the prelude. */
  begin(): Promise<void> {
    return this.#roundTrip("begin", () => this.#begin());
  }

  async #begin(): Promise<void> {
    const client = await this.#attempt(() => this.#binding.pool.connect());
    this.#client = client;
    const { enter, begin } = this.#binding;
    const sent = inOnePiece(client, () => [
      client.query(begin),
      ...(enter ? [client.query(toPgQuery(enter))] : []),
    ]);
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
      const commit = () => this.#attempt(() => client.query("commit"));
      requireCommitted(await this.#roundTrip("commit", commit));
    } catch (error) {
      this.#release(true);
      throw error;
    }
    this.#release(this.#isBroken);
  }

  /** Gives up the transaction; a connection that cannot even do that is closed. */
  async rollback(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    const isClean = await client.query("rollback").then(
      () => true,
      () => false,
    );
    this.#release(this.#isBroken || !isClean);
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
      const [, result, committed] = await settleInOrder(
        inOnePiece(client, () => [
          client.query(begin),
          this.#send(client, query),
          client.query("commit"),
        ]),
      );
      requireCommitted(committed);
      return requireResult(result);
    }
    const sent = inOnePiece(client, () => [
      client.query(begin),
      client.query(toPgQuery(enter)),
      this.#send(client, query),
      client.query("commit"),
    ]);
    const [, , result, committed] = await settleInOrder(sent, (entered, index) => {
      if (index === 1) this.#meetActor(entered);
    });
    requireCommitted(committed);
    return requireResult(result);
  }

  async #sendOpen(client: PoolClient, query: CompiledQuery): Promise<PgResult> {
    try {
      return await this.#send(client, query);
    } catch (error) {
      // After a value that it cannot send, the driver's list of prepared statements is wrong.
      this.#isBroken ||= isConnectionLost(error);
      throw error;
    }
  }

  #send(client: PoolClient, { sql, parameters }: CompiledQuery): Promise<PgResult> {
    const name = this.#binding.nameOf(sql);
    const config: QueryConfig & { readonly queryMode: "extended" } = {
      text: sql,
      values: [...parameters],
      // The simple protocol, which the driver prefers for text alone, would take several statements.
      queryMode: "extended",
      ...(name !== undefined && { name }),
    };
    return client.query(config);
  }

  #meetActor(entered: PgResult | undefined): void {
    if (!this.#binding.enter) return;
    const { user_id: userId, role } = entered?.rows[0] ?? {};
    if (typeof userId !== "string") throw new SessionEndedError("there is no live session");
    this.#binding.onActor?.({ userId, role: role === null ? null : Role.parse(role) });
  }

  #roundTrip<T>(sql: string, run: () => Promise<T>): Promise<T> {
    const { onRoundTrip } = this.#binding;
    return onRoundTrip ? onRoundTrip(summarize(sql), run) : run();
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
    this.#isBroken = false;
  }
}

/** Hands all that `send` sends to the socket at once: one packet and one system call for a pipeline. */
function inOnePiece<T>(client: PoolClient, send: () => T): T {
  // Every client of the driver has these two, which its types leave out.
  const { stream } = (client as PoolClient & { readonly connection: { readonly stream: Writable } })
    .connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
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

const SUMMARY = /^(\w+)(?:.*?\b(?:from|into|update) "public"\."(\w+)")?/su;

/** The kind of a statement and its first table, and nothing else that it says. */
function summarize(text: string): string {
  const [, kind = "statement", table] = SUMMARY.exec(text) ?? [];
  return table === undefined ? kind : `${kind} ${table}`;
}

function toPgQuery({ name, text, values }: EnterStatement) {
  return { name, text, values: [...values] };
}

function toKyselyResult<R>(result: PgResult): KyselyResult<R> {
  // Kysely has typed the rows by the query that it compiled.
  return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
}
