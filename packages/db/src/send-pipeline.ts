/// <reference path="./pg-utils.d.ts" />
import { type Connection, type PoolClient, Query, type QueryConfig, type QueryResult } from "pg";
import { prepareValue } from "pg/lib/utils.js";

/** A statement under the name by which PostgreSQL keeps it prepared; without one it is prepared each time. */
export interface Step {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values?: readonly unknown[];
}

export type StepResult = QueryResult<Record<string, unknown>>;

/** What the driver's types leave out: the statements that a connection has prepared, by name. */
type TrackingConnection = Connection & {
  readonly parsedStatements: Readonly<Record<string, string>>;
};

/**
 * Sends statements in one packet, and answers their results in order. Where all of them are prepared,
 * they end in one Sync: PostgreSQL skips what comes after a failure, and sends all answers as one. A
 * transaction that they opened may then be left open in its failed state.
 *
 * @throws the first failure, by the order in which they were sent.
 */
export async function sendPipeline(
  client: PoolClient,
  steps: readonly Step[],
): Promise<readonly StepResult[]> {
  // Every client of the driver has one.
  const { connection } = client as PoolClient & { readonly connection: TrackingConnection };
  const isPrepared = ({ name = "" }: Step) => name in connection.parsedStatements;
  if (steps.length > 1 && steps.every(isPrepared)) return sendWithOneSync(client, steps);
  const sent = inOnePacket(connection, () => steps.map((step) => client.query(toConfig(step))));
  const settled = await Promise.allSettled(sent);
  return settled.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}

function sendWithOneSync(
  client: PoolClient,
  steps: readonly Step[],
): Promise<readonly StepResult[]> {
  return new Promise((resolve, reject) => {
    client.query(
      new OneSyncQuery(steps, (error, results) => (error ? reject(error) : resolve(results))),
    );
  });
}

type Answered = (error: Error | undefined, results: readonly StepResult[]) => void;

/** Several prepared statements which the driver takes for one that has several results. */
class OneSyncQuery extends Query {
  readonly #steps: readonly {
    readonly name: string;
    readonly values: (string | Buffer | null)[];
  }[];

  /** @throws {Error} if a value cannot be sent; nothing has been sent then. */
  constructor(steps: readonly Step[], answered: Answered) {
    super({ text: steps.map(({ text }) => text).join("; ") }, (error, results: unknown) => {
      // One of each statement, which the driver's types do not know.
      answered(error, results as readonly StepResult[]);
    });
    this.#steps = steps.map(({ name = "", values = [] }) => ({
      name,
      values: values.map(prepareValue),
    }));
  }

  /** Called by the driver. */
  override submit = (connection: Connection): void => {
    inOnePacket(connection, () => {
      for (const { name, values } of this.#steps) {
        connection.bind({ statement: name, values }, true);
        connection.describe({ type: "P" }, true);
        connection.execute({}, true);
      }
      connection.sync();
    });
  };
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
