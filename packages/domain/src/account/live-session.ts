import { FRESH_SESSION_MINUTES } from "@taskflow/contract";
import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { DomainError, unauthenticated } from "../domain-error.ts";
import { isAlive } from "./is-alive.ts";

/** Sessions that live now, each with its person. */
export function liveSessions(auth: IdentityHandle) {
  return auth
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.user_id")
    .where(isAlive)
    .where("user.disabled_at", "is", null);
}

/** The person behind the session of a call. */
export interface SessionOwner {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  /** The password was given a moment ago. */
  readonly isFresh: boolean;
}

/**
 * Finds the person behind the session of the call.
 *
 * @throws {DomainError} `unauthenticated` if the session has ended.
 */
export async function requireSession({
  services,
  sessionId,
}: SessionContext): Promise<SessionOwner> {
  const owner = await liveSessions(services.database.auth)
    .where("session.id", "=", sessionId)
    .select([
      "user.id as userId",
      "user.email",
      "user.name",
      "user.password_hash as passwordHash",
      sql<boolean>`session.authenticated_at > now() - make_interval(mins => ${FRESH_SESSION_MINUTES})`.as(
        "isFresh",
      ),
    ])
    .executeTakeFirst();
  if (!owner) throw unauthenticated();
  return owner;
}

/**
 * Like {@link requireSession}, for what a stolen session alone must not be enough for.
 *
 * @throws {DomainError} `reauthentication_required` if the password was not given for ten minutes.
 * @see OWASP ASVS 5.0 V7.5
 */
export async function requireFreshSession(ctx: SessionContext): Promise<SessionOwner> {
  const owner = await requireSession(ctx);
  if (owner.isFresh) return owner;
  throw new DomainError("reauthentication_required", "Give your password once more to do this.");
}
