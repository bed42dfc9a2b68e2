import { sql } from "kysely";
import type { IdentityHandle } from "@taskflow/db";
import type { PublicContext } from "../context.ts";
import type { BrowserMemory } from "./browser-memory.ts";
import { findSessionOfToken } from "./find-session-of-token.ts";
import { endIfAlive } from "./sign-out.ts";
import { issueTokenPair, type TokenPair } from "./token-pair.ts";

const SESSIONS_MAX = 20;
const USER_AGENT_LENGTH_MAX = 300;

/** The first pair of a session, and what its browser may keep for longer than the session. */
export interface NewSession extends TokenPair {
  readonly sessionId: string;
  /** Shown at a later sign-in, it keeps the tries of strangers from counting against this browser. */
  readonly deviceToken: string;
}

/**
 * Starts a session and answers its first pair of tokens: the one gate for every way in. Of more than
 * twenty sessions the oldest end, and so does the former one of the same browser.
 *
 * @see OWASP ASVS 5.0 V7.1.2, V7.2.4
 */
export async function startSession(
  ctx: PublicContext,
  tx: IdentityHandle,
  { userId, browser }: { readonly userId: string; readonly browser: BrowserMemory },
): Promise<NewSession> {
  const { services, call } = ctx;
  const former = await findSessionOfToken(tx, services.refreshTokens, browser.refreshToken);
  if (former !== null) await endIfAlive(tx, former, "replaced");
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
  const pair = await issueTokenPair(services, { userId, sessionId: id, counter: 0, salt });
  return { ...pair, sessionId: id, deviceToken: deviceTokenFor(ctx, userId, browser) };
}

/** A browser that is known already stays the same one. */
function deviceTokenFor(
  { services: { deviceTokens } }: PublicContext,
  userId: string,
  { deviceToken }: BrowserMemory,
): string {
  const isKnown = deviceToken !== undefined && deviceTokens.deviceOf(deviceToken, userId) !== null;
  return isKnown ? deviceToken : deviceTokens.issue(userId);
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
