import type { ChangePasswordInput } from "@taskflow/contract";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { DomainError, invalidField, unauthenticated } from "../domain-error.ts";
import { reportSecurity } from "../security-event.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { hashPassword } from "./hash-password.ts";
import { requireSession } from "./live-session.ts";
import { verifyOwnPassword } from "./verify-own-password.ts";
import { isAlive } from "./is-alive.ts";

/**
 * Changes the password and ends every other session: somebody who knew the old one is out.
 *
 * @throws {DomainError} `invalid_credentials` for `currentPassword`, also if another change came first;
 *   `invalid_input` for a `newPassword` that is common or made of the account's own words;
 *   `unauthenticated`, `rate_limited`, `busy`.
 * @see OWASP ASVS 5.0 V6.2.3, V7.4.3
 */
export async function changePassword(
  ctx: SessionContext,
  { currentPassword, newPassword }: ChangePasswordInput,
): Promise<void> {
  const { services, sessionId } = ctx;
  const owner = await requireSession(ctx);
  const { userId, email, name, passwordHash } = owner;
  await verifyOwnPassword(ctx, owner, { field: "currentPassword", password: currentPassword });
  const weakness = await services.passwordPolicy.findWeakness(newPassword, [email, name]);
  if (weakness !== null) throw invalidField("newPassword", weakness);
  const newHash = await hashPassword(ctx, newPassword);

  const sessions = await services.database.auth.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable("user")
      .set({ password_hash: newHash })
      .where("id", "=", userId)
      .where("password_hash", "=", passwordHash)
      .returning("id")
      .executeTakeFirst();
    if (!changed) throw changedMeanwhile();
    const proven = await tx
      .updateTable("session")
      .set({ authenticated_at: sql<string>`now()` })
      .where("id", "=", sessionId)
      .where(isAlive)
      .returning("id")
      .executeTakeFirst();
    // It may have been ended while the password was looked at.
    if (!proven) throw unauthenticated();
    return endOtherSessions(tx, { userId, sessionId, reason: "password_changed" });
  });
  reportSecurity(ctx, { event: "password_changed", userId, sessionId, sessions });
}

function changedMeanwhile(): DomainError {
  const message = "The password was changed a moment ago.";
  const issues = [{ path: ["currentPassword"], message }];
  return new DomainError("invalid_credentials", message, { issues });
}
