import { sql } from "kysely";
import type { Database } from "./database.ts";

/**
 * Compares the database's clock with this process's, in seconds; positive if the database is ahead.
 * Tokens live by the process's clock, sessions by the database's.
 */
export async function measureClockSkew({ probe }: Database): Promise<number> {
  const before = Date.now();
  const { rows } = await sql<{ ms: number }>`
    select extract(epoch from clock_timestamp())::float8 * 1000 as ms`.execute(probe);
  const middle = (before + Date.now()) / 2;
  return ((rows[0]?.ms ?? middle) - middle) / 1000;
}
