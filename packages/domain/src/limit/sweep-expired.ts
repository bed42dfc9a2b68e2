import type { Database } from "@taskflow/db";
import { sql } from "kysely";

/** Rows of each kind that are taken away at a time. */
const SWEEP_MAX = 10;

/**
 * Takes away a few rows that are past their time: counters of tries, and records of keyed writes. It is called
 * whenever a new counter begins, that is by every sign-in and by every open page a few times an hour.
 */
export async function sweepExpired({ auth }: Pick<Database, "auth">): Promise<void> {
  const counters = auth.deleteFrom("rate_limit").where("key", "in", (eb) =>
    eb
      .selectFrom("rate_limit")
      .select("key")
      .where("expires_at", "<", sql<string>`now()`)
      .limit(SWEEP_MAX)
      .forUpdate()
      .skipLocked(),
  );
  const records = sql`select public.sweep_idempotency_records(${SWEEP_MAX})`;
  await Promise.all([counters.execute(), records.execute(auth)]);
}
