import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { PublicContext } from "../context.ts";
import { unauthenticated } from "../domain-error.ts";
import { reportSecurity } from "../security-event.ts";
import { findSessionOfToken } from "./find-session-of-token.ts";
import { isAlive } from "./is-alive.ts";

/** What shows which session is to end; the first that is there counts. */
export interface SignOutProof {
  /** Of a verified access token. */
  readonly sessionId?: string | undefined;
  /** For a page whose access token has run out. */
  readonly refreshToken?: string | undefined;
}

/**
 * Ends a session at once: its access tokens stop working with the next statement.
 *
 * @throws {DomainError} `unauthenticated` if it has ended already, or nothing shows which.
 */
export async function signOut(ctx: PublicContext, proof: SignOutProof): Promise<void> {
  const { refreshTokens, database } = ctx.services;
  const { auth } = database;
  const sessionId =
    proof.sessionId ?? (await findSessionOfToken(auth, refreshTokens, proof.refreshToken));
  const userId = sessionId === null ? null : await endIfAlive(auth, sessionId, "signed_out");
  if (sessionId === null || userId === null) throw unauthenticated();
  reportSecurity(ctx, { event: "sign_out", userId, sessionId });
}

/** Ends a session, if it lives; answers whose it was. */
export async function endIfAlive(
  auth: IdentityHandle,
  sessionId: string,
  reason: "signed_out" | "replaced",
): Promise<string | null> {
  const ended = await auth
    .updateTable("session")
    .set({ revoked_at: sql<string>`now()`, revoked_reason: reason })
    .where("id", "=", sessionId)
    .where(isAlive)
    .returning("user_id")
    .executeTakeFirst();
  return ended?.user_id ?? null;
}
