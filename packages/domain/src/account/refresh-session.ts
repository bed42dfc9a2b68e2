import type { RefreshToken } from "@taskflow/crypto";
import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { PublicContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";
import { chargeWindow } from "../limit/charge-window.ts";
import { reportSecurity } from "../security-event.ts";
import { issueTokenPair, type SessionState, type TokenPair } from "./token-pair.ts";
import { isAlive } from "./is-alive.ts";

const BY_SESSION = { bucket: "refresh-session", limit: 60, windowSeconds: 60 };

/**
 * Exchanges a refresh token for a new pair.
 *
 * The row of the session is locked, so racing tabs wait their turn. The current token moves the
 * session on. The one before it gets the same successor again, since its answer may have been lost.
 * An older one means that somebody kept a copy: the session ends, for both of them.
 *
 * @throws {DomainError} `unauthenticated` if the token is missing, forged, used up or its session has
 *   ended; all look alike. `rate_limited`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2 RFC 9700 §4.14.2}
 */
export async function refreshSession(
  ctx: PublicContext,
  { token }: { readonly token: string | undefined },
): Promise<TokenPair> {
  const { services } = ctx;
  const { refreshTokens, database } = services;
  const presented = token === undefined ? null : refreshTokens.decode(token);
  if (!presented) throw sessionOver();
  const known = await database.auth
    .selectFrom("session")
    .select("salt")
    .where("id", "=", presented.sessionId)
    .executeTakeFirst();
  if (!known || !refreshTokens.isGenuine(presented, known.salt)) throw sessionOver();
  await chargeWindow(services, BY_SESSION, presented.sessionId);

  // Whatever the outcome, it is committed before anything is thrown: a session that was ended because
  // of a stolen token stays ended although the request fails.
  const outcome = await database.auth.transaction().execute((tx) => exchange(tx, presented));
  if (outcome === undefined) throw sessionOver();
  const { isReused, ...state } = outcome;
  if (!isReused) return issueTokenPair(services, state);
  const { userId, sessionId } = state;
  reportSecurity(ctx, { event: "refresh_reused", userId, sessionId });
  throw sessionOver();
}

const sessionOver = () =>
  new DomainError("unauthenticated", "The session has ended. Sign in again.");

async function exchange(
  tx: IdentityHandle,
  { sessionId, counter }: RefreshToken,
): Promise<(SessionState & { readonly isReused: boolean }) | undefined> {
  const session = await tx
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.user_id")
    .select(["session.user_id as userId", "session.counter", "session.salt"])
    .where("session.id", "=", sessionId)
    .where(isAlive)
    .where("user.disabled_at", "is", null)
    .forUpdate("session")
    .executeTakeFirst();
  if (!session || counter > session.counter) return undefined;
  const { userId, salt } = session;
  const state = { userId, sessionId, salt, isReused: false };
  if (counter === session.counter - 1) return { ...state, counter: session.counter };

  const isCurrent = counter === session.counter;
  await tx
    .updateTable("session")
    .set(
      isCurrent
        ? {
            counter: counter + 1,
            refreshed_at: sql<string>`now()`,
            idle_expires_at: sql<string>`now() + interval '14 days'`,
          }
        : { revoked_at: sql<string>`now()`, revoked_reason: "reused" },
    )
    .where("id", "=", sessionId)
    .execute();
  return { ...state, counter: counter + 1, isReused: !isCurrent };
}
