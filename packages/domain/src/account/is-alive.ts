import type { DB } from "@taskflow/db";
import { sql, type ExpressionBuilder } from "kysely";

/** Holds for sessions that were not ended and have not run out. */
export function isAlive(eb: ExpressionBuilder<DB, "session">) {
  return eb.and([
    eb("session.revoked_at", "is", null),
    eb("session.expires_at", ">", sql<string>`now()`),
    eb("session.idle_expires_at", ">", sql<string>`now()`),
  ]);
}
