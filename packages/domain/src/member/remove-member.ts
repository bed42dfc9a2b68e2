import type { MemberRef } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { reportSecurity } from "../security-event.ts";
import { requireManaged } from "./require-managed.ts";
import { setMember } from "./set-member.ts";

/**
 * Takes a member out of a workspace, with effect from their next call on. What they did there stays.
 *
 * @throws {DomainError} `not_found` if there is no such member; `forbidden` if their role is not the
 *   actor's to take; `last_owner`.
 */
export async function removeMember(ctx: ActorContext, member: MemberRef): Promise<void> {
  const { workspaceId, userId: memberId } = member;
  const userId = await ctx.write(workspaceId, "member:manage", async (tx, actor) => {
    await requireManaged(ctx, tx, { actor, member, roles: [] });
    await setMember(tx, { ...member, role: null });
    return actor.userId;
  });
  reportSecurity(ctx, { event: "member_removed", userId, workspaceId, memberId });
}
