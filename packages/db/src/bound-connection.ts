import { Role } from "@taskflow/contract";
import type { CompiledQuery, DatabaseConnection, QueryResult as KyselyResult } from "kysely";
import type { Pool, PoolClient } from "pg";
import type { Actor } from "./actor.ts";
import {
  DatabaseUnavailableError,
  SessionEndedError,
  SignatureRequiredError,
  classifyError,
  isConnectionLost,
} from "./database-error.ts";
import type { EnterStatement } from "./prelude.ts";
import { sendPipeline, type Step, type StepResult } from "./send-pipeline.ts";

/** What every statement of a handle begins with. */
export interface Binding {
  readonly pool: Pool;
  /** Open the transaction; take on the role, unconditionally and first, where the login is not yet it. */
  readonly begin: readonly string[];
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
    try {
      const results = await this.#attempt(() => sendPipeline(client, this.#opening()));
      this.#meetActor(results.at(-1));
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  /** Commits, and fails if PostgreSQL rolled back instead, as it does after an error that nobody threw. */
  async commit(): Promise<void> {
    const client = this.#requireClient();
    try {
      const commit = () => this.#attempt(() => sendPipeline(client, [this.#step("commit")]));
      const [committed] = await this.#roundTrip("commit", commit);
      requireCommitted(committed);
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
    const isClean = await endTransaction(client);
    this.#release(this.#isBroken || !isClean);
  }

  async #withClient<T>(run: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#attempt(() => this.#binding.pool.connect());
    try {
      const result = await run(client);
      client.release();
      return result;
    } catch (error) {
      const isUsable =
        error instanceof SessionEndedError ||
        (!isConnectionLost(error) && (await endTransaction(client)));
      client.release(!isUsable);
      throw classifyError(error);
    }
  }

  async #sendBound(client: PoolClient, query: CompiledQuery): Promise<StepResult> {
    const opening = this.#opening();
    const statement = this.#step(query.sql, query.parameters);
    const steps = [...opening, statement, this.#step("commit")];
    const results = await sendPipeline(client, steps);
    this.#meetActor(results[opening.length - 1]);
    requireCommitted(results.at(-1));
    return requireResult(results.at(-2));
  }

  async #sendOpen(client: PoolClient, query: CompiledQuery): Promise<StepResult> {
    try {
      const [result] = await sendPipeline(client, [this.#step(query.sql, query.parameters)]);
      return requireResult(result);
    } catch (error) {
      // After a value that it cannot send, the driver's list of prepared statements is wrong.
      this.#isBroken ||= isConnectionLost(error);
      throw error;
    }
  }

  #opening(): Step[] {
    const { begin, enter } = this.#binding;
    return [...begin.map((text) => this.#step(text)), ...(enter ? [enter] : [])];
  }

  #step(text: string, values: readonly unknown[] = []): Step {
    return { name: this.#binding.nameOf(text), text, values };
  }

  #meetActor(entered: StepResult | undefined): void {
    if (!this.#binding.enter) return;
    const { user_id: userId, role, refusal = null } = entered?.rows[0] ?? {};
    if (refusal !== null) throw new SignatureRequiredError("the workspace wants a signature");
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

/** Tells whether the connection can be used again. */
function endTransaction(client: PoolClient): Promise<boolean> {
  return client.query("rollback").then(
    () => true,
    () => false,
  );
}

/** `commit` after an error succeeds, with the tag ROLLBACK. */
function requireCommitted(result: StepResult | undefined): void {
  if (result?.command === "COMMIT") return;
  throw new DatabaseUnavailableError("PostgreSQL rolled the transaction back");
}

function requireResult(result: StepResult | undefined): StepResult {
  if (!result) throw new Error("the pipeline answered too little");
  return result;
}

const SUMMARY = /^(\w+)(?:.*?\b(?:from|into|update) "public"\."(\w+)")?/su;

/** The kind of a statement and its first table, and nothing else that it says. */
function summarize(text: string): string {
  const [, kind = "statement", table] = SUMMARY.exec(text) ?? [];
  return table === undefined ? kind : `${kind} ${table}`;
}

function toKyselyResult<R>(result: StepResult): KyselyResult<R> {
  // Kysely has typed the rows by the query that it compiled.
  return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
}
