import type { SessionJson } from "@taskflow/contract";
import type { SessionContext } from "../context.ts";
import { unauthenticated } from "../domain-error.ts";
import { liveSessions } from "../account/live-session.ts";

/**
 * Lists the living sessions of the person, last used first.
 *
 * @throws {DomainError} `unauthenticated` if the session of the call is not among them.
 */
export async function listSessions({
  services,
  sessionId,
}: SessionContext): Promise<SessionJson[]> {
  const { auth } = services.database;
  const rows = await liveSessions(auth)
    .where("session.user_id", "=", (eb) =>
      eb.selectFrom("session as own").select("own.user_id").where("own.id", "=", sessionId),
    )
    .select([
      "session.id",
      "session.created_at as createdAt",
      "session.refreshed_at as lastUsedAt",
      "session.user_agent as userAgent",
    ])
    .orderBy("session.refreshed_at", "desc")
    .orderBy("session.id", "desc")
    .execute();
  const items = rows.map((row) => ({ ...row, isCurrent: row.id === sessionId }));
  if (!items.some(({ isCurrent }) => isCurrent)) throw unauthenticated();
  return items;
}
