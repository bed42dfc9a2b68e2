import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";

/** Ends every session of a person, for `disabled` accounts and reset passwords. */
export async function endAllSessions(tx: IdentityHandle, userId: string): Promise<void> {
  await tx
    .updateTable("session")
    .set({ revoked_at: sql<string>`now()`, revoked_reason: "disabled" })
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .execute();
}
