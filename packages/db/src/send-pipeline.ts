/// <reference path="./pg-utils.d.ts" />
import { type Connection, type PoolClient, Query, type QueryConfig } from "pg";
import { serialize } from "pg-protocol";
import { prepareValue } from "pg/lib/utils.js";
import type { PacketRow } from "./packet-row.ts";
import { recallRow, rememberRow, type RowReader } from "./row-reader.ts";

/** A statement under the name by which PostgreSQL keeps it prepared; without one it is prepared each time. */
export interface Step {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** What came of one statement. */
export interface StepResult {
  /** Its first word, as PostgreSQL confirms it. */
  readonly command: string;
  /** Null for a statement that counts none. */
  readonly rowCount: number | null;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Sends statements in one packet, and answers their results in order. Where all of them are known, they
 * end in one Sync: PostgreSQL skips what comes after a failure, and sends all answers as one. A
 * transaction that they opened may then be left open in its failed state.
 *
 * @throws the first failure, by the order in which they were sent.
 */
export async function sendPipeline(
  client: PoolClient,
  steps: readonly Step[],
): Promise<readonly StepResult[]> {
  // Every client of the driver has one.
  const { connection } = client as PoolClient & { readonly connection: Connection };
  const readers = steps.map(({ name }) => recallRow(connection, name));
  if (steps.length > 1 && areKnown(readers)) return sendWithOneSync(client, steps, readers);
  const sent = inOnePacket(connection, () => steps.map((step) => client.query(toConfig(step))));
  const settled = await Promise.allSettled(sent);
  return settled.map((outcome, index) => {
    if (outcome.status === "rejected") throw outcome.reason;
    rememberRow(connection, steps[index]?.name, outcome.value.fields);
    return outcome.value;
  });
}

function areKnown(readers: readonly (RowReader | undefined)[]): readers is readonly RowReader[] {
  return !readers.includes(undefined);
}

function sendWithOneSync(
  client: PoolClient,
  steps: readonly Step[],
  readers: readonly RowReader[],
): Promise<readonly StepResult[]> {
  return new Promise((resolve, reject) => {
    const query = new OneSyncQuery(steps, readers, (error, results = []) =>
      error ? reject(error) : resolve(results),
    );
    client.query(query);
  });
}

type Answered = (error: Error | null, results?: readonly StepResult[]) => void;

/** Several known statements which the driver takes for one: how their rows look nobody has to tell again. */
class OneSyncQuery extends Query {
  readonly #packet: Buffer;
  readonly #readers: readonly RowReader[];
  #results: StepResult[] = [];
  #rows: Record<string, unknown>[] = [];
  #fault: Error | undefined;
  /** The driver's: it puts its time-out around what was given. */
  declare callback: Answered;

  /** @throws {Error} if a value cannot be sent; nothing has been sent then. */
  constructor(steps: readonly Step[], readers: readonly RowReader[], answered: Answered) {
    super("");
    this.callback = answered;
    this.#readers = readers;
    const messages = steps.flatMap(({ name = "", values = [] }) => [
      serialize.bind({ statement: name, values: values.map(prepareValue) }),
      serialize.execute(),
    ]);
    this.#packet = Buffer.concat([...messages, serialize.sync()]);
  }

  // What follows is called by the driver.

  override submit = ({ stream }: Connection): void => {
    // The driver fails what is under way once it hears of the end.
    if (stream.writable) stream.write(this.#packet);
  };

  handleDataRow(row: PacketRow): void {
    if (this.#fault) return;
    try {
      const reader = this.#readers[this.#results.length];
      if (!reader) throw new Error("PostgreSQL answered more than it was asked");
      this.#rows.push(reader(row));
    } catch (cause) {
      this.#fault = cause instanceof Error ? cause : new Error("unreadable row", { cause });
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const words = text.split(" ");
    const count = Number(words.at(-1));
    const [command = ""] = words;
    const rowCount = Number.isNaN(count) ? null : count;
    this.#results.push({ command, rowCount, rows: this.#rows });
    this.#rows = [];
  }

  handleError(error: Error): void {
    this.callback(this.#fault ?? error);
  }

  handleReadyForQuery(): void {
    if (this.#fault) this.callback(this.#fault);
    else this.callback(null, this.#handOver());
  }

  /** Keeps none: what the driver still knows of a query, its time-out too, would keep a page of rows in memory. */
  #handOver(): readonly StepResult[] {
    const results = this.#results;
    this.#results = [];
    return results;
  }
}

function toConfig({ name, text, values = [] }: Step) {
  const config: QueryConfig & { readonly queryMode: "extended" } = {
    text,
    values: [...values],
    // The simple protocol, which the driver prefers for text alone, would take several statements.
    queryMode: "extended",
    ...(name !== undefined && { name }),
  };
  return config;
}

/** Hands all that `send` sends to the socket at once: one packet and one system call. */
function inOnePacket<T>({ stream }: Connection, send: () => T): T {
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}
