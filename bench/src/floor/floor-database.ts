import { Pool, type QueryResultRow } from "pg";

/** How the bare server uses its driver: as it is installed, or with what one learns by profiling. */
export type FloorKind = "installed" | "tuned";

/** As many connections as the product has for its tenants. */
const POOL_MAX = 10;
const INT4 = 23;
const TIMESTAMPTZ = 1184;

/** Runs one statement; `name` prepares it where the floor is tuned. */
type Send = <R extends QueryResultRow>(
  name: string,
  text: string,
  values?: readonly unknown[],
) => Promise<R[]>;

/** A pool, used as `kind` says. */
export interface FloorDatabase {
  readonly send: Send;
  /** Runs statements on one connection between `begin` and `commit`. */
  readonly transaction: <T>(run: (send: Send) => Promise<T>) => Promise<T>;
}

/** Opens the pool of a floor. */
export function openFloorDatabase(connectionString: string, kind: FloorKind): FloorDatabase {
  const isTuned = kind === "tuned";
  const pool = new Pool({
    connectionString,
    max: POOL_MAX,
    ...(isTuned && { types: { getTypeParser: (oid: number) => parserOf(oid) } }),
  });
  const sendBy = (client: Pick<Pool, "query">): Send => {
    return async <R extends QueryResultRow>(
      name: string,
      text: string,
      values: readonly unknown[] = [],
    ) => {
      const config = { text, values: [...values], ...(isTuned && { name }) };
      return (await client.query<R>(config)).rows;
    };
  };
  return {
    send: sendBy(pool),
    async transaction(run) {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const result = await run(sendBy(client));
        await client.query("commit");
        return result;
      } finally {
        client.release();
      }
    },
  };
}

function parserOf(oid: number): (text: string) => string | number {
  if (oid === INT4) return Number;
  if (oid === TIMESTAMPTZ) return (text) => `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
  return (text) => text;
}
