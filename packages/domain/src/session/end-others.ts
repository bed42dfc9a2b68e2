import { endOtherSessions } from "../account/end-other-sessions.ts";
import { requireFreshSession } from "../account/live-session.ts";
import type { SessionContext } from "../context.ts";
import { reportSecurity } from "../security-event.ts";

/**
 * Ends every session of the person but the one of this call; answers how many.
 *
 * @throws {DomainError} `reauthentication_required`, `unauthenticated`.
 */
export async function endOthers(ctx: SessionContext): Promise<number> {
  const { sessionId } = ctx;
  const { userId } = await requireFreshSession(ctx);
  const sessions = await endOtherSessions(ctx.services.database.auth, {
    userId,
    sessionId,
    reason: "ended",
  });
  reportSecurity(ctx, { event: "session_ended", userId, sessions });
  return sessions;
}
