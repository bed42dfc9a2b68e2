import type { PasswordProof } from "@taskflow/contract";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { reportSecurity } from "../security-event.ts";
import { requireSession } from "./live-session.ts";
import { verifyOwnPassword } from "./verify-own-password.ts";

/**
 * Takes the password once more: for the next ten minutes the session counts as freshly signed in.
 *
 * @throws {DomainError} as {@link verifyOwnPassword}; `unauthenticated`.
 */
export async function confirmPassword(
  ctx: SessionContext,
  { password }: PasswordProof,
): Promise<void> {
  const { services, sessionId } = ctx;
  const owner = await requireSession(ctx);
  await verifyOwnPassword(ctx, owner, { field: "password", password });
  await services.database.auth
    .updateTable("session")
    .set({ authenticated_at: sql<string>`now()` })
    .where("id", "=", sessionId)
    .execute();
  reportSecurity(ctx, { event: "reauthenticated", userId: owner.userId, sessionId });
}
