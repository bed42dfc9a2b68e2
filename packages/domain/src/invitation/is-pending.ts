import type { DB } from "@taskflow/db";
import { sql, type ExpressionBuilder } from "kysely";

/** Holds for invitations that can still be accepted. */
export function isPending(eb: ExpressionBuilder<DB, "invitation">) {
  return eb.and([
    eb("invitation.used_at", "is", null),
    eb("invitation.expires_at", ">", sql<string>`now()`),
  ]);
}
