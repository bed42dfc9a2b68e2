import { sql } from "kysely";
import type { IdentityHandle } from "@taskflow/db";
import type { PublicContext } from "../context.ts";
import { issueTokenPair, type TokenPair } from "./token-pair.ts";

const SESSIONS_MAX = 20;
const USER_AGENT_LENGTH_MAX = 300;

/**
 * Starts a session and answers its first pair of tokens: the one gate for every way in. Of more than
 * twenty sessions the oldest end.
 *
 * @see OWASP ASVS 5.0 V7.1.2, V7.2.4
 */
export async function startSession(
  { services, call }: PublicContext,
  tx: IdentityHandle,
  userId: string,
): Promise<TokenPair> {
  const id = services.newId();
  const salt = services.refreshTokens.newSalt();
  await tx
    .insertInto("session")
    .values({
      id,
      user_id: userId,
      salt,
      idle_expires_at: sql<string>`now() + interval '14 days'`,
      expires_at: sql<string>`now() + interval '30 days'`,
      user_agent: call.userAgent.slice(0, USER_AGENT_LENGTH_MAX),
    })
    .execute();
  await endOldestSessions(tx, userId);
  return issueTokenPair(services, { userId, sessionId: id, counter: 0, salt });
}

async function endOldestSessions(tx: IdentityHandle, userId: string): Promise<void> {
  await tx
    .updateTable("session")
    .set({ revoked_at: sql<string>`now()`, revoked_reason: "replaced" })
    .where("id", "in", (eb) =>
      eb
        .selectFrom("session")
        .select("id")
        .where("user_id", "=", userId)
        .where("revoked_at", "is", null)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .offset(SESSIONS_MAX),
    )
    .execute();
}
