import type { MemberRoleJson, UpdateMemberInput } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { reportSecurity } from "../security-event.ts";
import { requireManaged } from "./require-managed.ts";
import { setMember } from "./set-member.ts";

/**
 * Gives a member another role, with effect from their next call on.
 *
 * @throws {DomainError} `not_found` if there is no such member; `forbidden` if the one role or the other
 *   is not the actor's to give; `last_owner`.
 */
export async function updateMember(
  ctx: ActorContext,
  input: UpdateMemberInput,
): Promise<MemberRoleJson> {
  const { workspaceId, userId: memberId, role } = input;
  const userId = await ctx.write(workspaceId, "member:manage", async (tx, actor) => {
    const former = await requireManaged(ctx, tx, { actor, member: input, roles: [role] });
    if (former === role) return null;
    await setMember(tx, input);
    return actor.userId;
  });
  if (userId !== null) {
    reportSecurity(ctx, { event: "member_role_changed", userId, workspaceId, memberId, role });
  }
  return { userId: memberId, role };
}
