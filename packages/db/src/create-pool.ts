import { Pool } from "pg";
import { columnParsers } from "./column-parsers.ts";
import { readRowsByPacket } from "./row-parser.ts";

/** Milliseconds to wait for a free connection before the answer is "busy". */
const ACQUIRE_TIMEOUT_MS = 2_000;
/** Milliseconds without any answer. A server that lives ends a statement sooner, by its own time-out. */
const ANSWER_TIMEOUT_MS = 15_000;

export interface PoolOptions {
  readonly connectionString: string;
  readonly max: number;
  readonly answerTimeoutMs?: number | undefined;
}

/** A pool that outlives restarts of the server: broken connections are dropped, new ones made when needed. */
export function createPool({ connectionString, max, answerTimeoutMs }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString,
    max,
    pipeline: true,
    types: columnParsers,
    connectionTimeoutMillis: ACQUIRE_TIMEOUT_MS,
    query_timeout: answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
    keepAlive: true,
    application_name: "taskflow",
  });
  // Without a listener, a connection that breaks while idle ends the process; one that breaks while in
  // use has no listener of the pool's. The statement that was under way reports the failure.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    readRowsByPacket(client);
  });
  return pool;
}
