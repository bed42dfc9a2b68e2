import type { TokenRef } from "@taskflow/contract";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { reportSecurity } from "../security-event.ts";
import { requireToken } from "./require-token.ts";

/**
 * Ends a token for good, from its next statement on: the person's own, and anybody's for who oversees the
 * workspace.
 *
 * @throws {DomainError} `not_found`, also for one that was revoked before.
 */
export async function revokeToken(
  ctx: SessionContext,
  { workspaceId, id }: TokenRef,
): Promise<void> {
  const { isAllowed } = ctx.services;
  const { userId, memberId } = await ctx.write(workspaceId, "token:manage", async (tx, actor) => {
    const token = await requireToken(tx, { workspaceId, id });
    const isOwn = token.userId === actor.userId;
    if (!isOwn && !isAllowed(actor.role, "token:oversee")) throw notFound("token");
    const { rows } = await sql<{ isRevoked: boolean }>`
      select public.revoke_api_token(${workspaceId}, ${id}) as "isRevoked"`.execute(tx);
    if (rows[0]?.isRevoked !== true) throw notFound("token");
    return { userId: actor.userId, memberId: token.userId };
  });
  reportSecurity(ctx, { event: "token_revoked", userId, workspaceId, memberId, tokenId: id });
}
