import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";
import { isAlive } from "./is-alive.ts";

/** Whose sessions end, but for the one that goes on, and why. */
export interface OtherSessions {
  readonly userId: string;
  readonly sessionId: string;
  readonly reason: "ended" | "password_changed";
}

/** Ends every living session of a person but one; answers how many. */
export async function endOtherSessions(
  auth: IdentityHandle,
  { userId, sessionId, reason }: OtherSessions,
): Promise<number> {
  const ended = await auth
    .updateTable("session")
    .set({ revoked_at: sql<string>`now()`, revoked_reason: reason })
    .where("user_id", "=", userId)
    .where("id", "<>", sessionId)
    .where(isAlive)
    .returning("id")
    .execute();
  return ended.length;
}
