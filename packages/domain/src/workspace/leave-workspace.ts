import type { WorkspaceRef } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { setMember } from "../member/set-member.ts";
import { reportSecurity } from "../security-event.ts";
import { requireTeam } from "./require-team.ts";

/**
 * Takes the person out of a workspace. What they did there stays.
 *
 * @throws {DomainError} `personal_workspace`; `last_owner`; `not_found`.
 */
export async function leaveWorkspace(
  ctx: ActorContext,
  { workspaceId }: WorkspaceRef,
): Promise<void> {
  const userId = await ctx.write(workspaceId, "workspace:leave", async (tx, actor) => {
    await requireTeam(tx, workspaceId);
    await setMember(tx, { workspaceId, userId: actor.userId, role: null });
    return actor.userId;
  });
  reportSecurity(ctx, { event: "member_removed", userId, workspaceId, memberId: userId });
}
