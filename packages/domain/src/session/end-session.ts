import type { SessionRef } from "@taskflow/contract";
import { sql } from "kysely";
import { requireFreshSession, requireSession } from "../account/live-session.ts";
import type { SessionContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { reportSecurity } from "../security-event.ts";
import { isAlive } from "../account/is-alive.ts";

/**
 * Ends one session of the person at once; their own of this call, as signing out does, without further
 * proof.
 *
 * @throws {DomainError} `not_found` if the session has ended, never was or is somebody else's;
 *   `reauthentication_required`, `unauthenticated`.
 */
export async function endSession(ctx: SessionContext, { id }: SessionRef): Promise<void> {
  const { userId } = await (id === ctx.sessionId ? requireSession : requireFreshSession)(ctx);
  const ended = await ctx.services.database.auth
    .updateTable("session")
    .set({ revoked_at: sql<string>`now()`, revoked_reason: "ended" })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .where(isAlive)
    .returning("id")
    .executeTakeFirst();
  if (!ended) throw notFound("session");
  reportSecurity(ctx, { event: "session_ended", userId, sessionId: id });
}
