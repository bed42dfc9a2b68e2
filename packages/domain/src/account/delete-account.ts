import { NamedWorkspace, type PasswordProof } from "@taskflow/contract";
import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { DomainError, unauthenticated } from "../domain-error.ts";
import { reportSecurity } from "../security-event.ts";
import { requireFreshSession, type SessionOwner } from "./live-session.ts";
import { verifyOwnPassword } from "./verify-own-password.ts";

/**
 * Deletes the account for good, with every session, and every workspace that nobody else is a member of
 * with its tasks and its log. Elsewhere the membership goes, and the log there says so.
 *
 * @throws {DomainError} `last_owner` if others would be left without an owner;
 *   `reauthentication_required`; `invalid_credentials` for `password`; `unauthenticated`,
 *   `rate_limited`, `busy`. Nothing was deleted then.
 */
export async function deleteAccount(
  ctx: SessionContext,
  { password }: PasswordProof,
): Promise<void> {
  const { services, sessionId } = ctx;
  const owner = await requireFreshSession(ctx);
  await verifyOwnPassword(ctx, owner, { field: "password", password });
  await services.database.auth.transaction().execute(async (tx) => {
    await lockUser(tx, owner);
    await leaveEveryWorkspace(ctx, tx);
    // Sessions go with it.
    await tx.deleteFrom("user").where("id", "=", owner.userId).execute();
  });
  reportSecurity(ctx, { event: "account_deleted", userId: owner.userId, sessionId });
}

/** From here on nobody can make the person a member of anything. */
async function lockUser(tx: IdentityHandle, { userId, passwordHash }: SessionOwner): Promise<void> {
  const locked = await tx
    .selectFrom("user")
    .select("id")
    .where("id", "=", userId)
    .where("password_hash", "=", passwordHash)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) throw unauthenticated();
}

async function leaveEveryWorkspace(
  { sessionId, call }: SessionContext,
  tx: IdentityHandle,
): Promise<void> {
  const { rows } = await sql<{ person: string | null; orphaned: unknown }>`
    select person, orphaned
    from public.leave_every_workspace(${sessionId}, ${call.callId}, ${call.requestId})`.execute(tx);
  const [answer] = rows;
  if (!answer?.person) throw unauthenticated();
  if (answer.orphaned === null) return;
  const workspaces = NamedWorkspace.array().parse(answer.orphaned);
  const names = workspaces.map(({ name }) => `“${name}”`).join(", ");
  throw new DomainError(
    "last_owner",
    `You are the only owner of ${names}, where there are other members. Make somebody else an owner first.`,
    { workspaces },
  );
}
