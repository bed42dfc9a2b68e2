import type { AcceptedInvitationJson, InvitationSecret } from "@taskflow/contract";
import type { SessionContext } from "../context.ts";
import { reportSecurity } from "../security-event.ts";
import { invitationVoid } from "./preview-invitation.ts";
import { joinByInvitation } from "./join-by-invitation.ts";

/**
 * Makes the person a member of the workspace that an invitation is for. Whoever is one already stays what
 * they are, and the invitation is not used up.
 *
 * @throws {DomainError} `invitation_void`, `limit_reached`, `unauthenticated`.
 */
export async function acceptInvitation(
  ctx: SessionContext,
  { secret }: InvitationSecret,
): Promise<AcceptedInvitationJson> {
  const { sessionId, services } = ctx;
  const joined = await joinByInvitation(ctx, services.database.auth, { sessionId, secret });
  const { status, userId, workspaceId, role } = joined;
  if (status === "joined") {
    reportSecurity(ctx, { event: "invitation_accepted", userId, workspaceId, role });
  }
  const workspace = await ctx.readOwn((db) =>
    db
      .selectFrom("workspace")
      .innerJoin("access", "access.workspace_id", "workspace.workspace_id")
      .select([
        "workspace.workspace_id as id",
        "workspace.name",
        "workspace.slug",
        "workspace.kind",
        "workspace.requires_signing as requiresSigning",
        "access.role",
      ])
      .where("workspace.workspace_id", "=", workspaceId)
      .executeTakeFirst(),
  );
  // Removed again, or ended, in between.
  if (!workspace) throw invitationVoid();
  return { status, workspace };
}
