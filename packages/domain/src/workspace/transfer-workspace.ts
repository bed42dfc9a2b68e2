import type { TransferWorkspaceInput, WorkspaceJson } from "@taskflow/contract";
import { requireFreshSession } from "../account/live-session.ts";
import type { SessionContext } from "../context.ts";
import { invalidField } from "../domain-error.ts";
import { requireRole } from "../member/require-role.ts";
import { setMember } from "../member/set-member.ts";
import { reportSecurity } from "../security-event.ts";
import { requireTeam } from "./require-team.ts";

/**
 * Makes another member an owner in the person's place, who is an admin from then on. Other owners stay.
 *
 * @throws {DomainError} `not_found` if there is no such member; `invalid_input` for the person's own id;
 *   `personal_workspace`; `forbidden`; `reauthentication_required`.
 */
export async function transferWorkspace(
  ctx: SessionContext,
  { workspaceId, userId: memberId }: TransferWorkspaceInput,
): Promise<WorkspaceJson> {
  const { userId } = await requireFreshSession(ctx);
  const workspace = await ctx.write(workspaceId, "workspace:transfer", async (tx, actor) => {
    const team = await requireTeam(tx, workspaceId);
    if (memberId === actor.userId) throw invalidField("userId", "You are an owner already.");
    await requireRole(tx, { workspaceId, userId: memberId });
    await setMember(tx, { workspaceId, userId: memberId, role: "owner" });
    await setMember(tx, { workspaceId, userId: actor.userId, role: "admin" });
    return { ...team, role: "admin" as const };
  });
  const event = { event: "member_role_changed", userId, workspaceId } as const;
  reportSecurity(ctx, { ...event, memberId, role: "owner" });
  reportSecurity(ctx, { ...event, memberId: userId, role: "admin" });
  return workspace;
}
