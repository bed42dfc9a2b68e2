import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { unauthenticated } from "../domain-error.ts";

/**
 * Ends the session of the call at once: its access tokens stop working with the next statement.
 *
 * @throws {DomainError} `unauthenticated` if it has ended already.
 */
export async function endSession({ services, sessionId }: ActorContext): Promise<void> {
  const ended = await services.database.auth
    .updateTable("session")
    .set({ revoked_at: sql<string>`now()`, revoked_reason: "signed_out" })
    .where("id", "=", sessionId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", sql<string>`now()`)
    .where("idle_expires_at", ">", sql<string>`now()`)
    .returning("id")
    .executeTakeFirst();
  if (!ended) throw unauthenticated();
}
