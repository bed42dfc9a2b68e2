import type { DeleteWorkspaceInput } from "@taskflow/contract";
import { sql } from "kysely";
import { requireFreshSession } from "../account/live-session.ts";
import type { SessionContext } from "../context.ts";
import { invalidField } from "../domain-error.ts";
import { reportSecurity } from "../security-event.ts";
import { requireTeam } from "./require-team.ts";

/**
 * Ends a workspace for good, with everything in it, its history and its pending invitations.
 *
 * @throws {DomainError} `invalid_input` unless `name` is the workspace's; `personal_workspace`;
 *   `not_found`, `forbidden`; `reauthentication_required`.
 */
export async function deleteWorkspace(
  ctx: SessionContext,
  { workspaceId, name }: DeleteWorkspaceInput,
): Promise<void> {
  const { userId } = await requireFreshSession(ctx);
  await ctx.write(workspaceId, "workspace:delete", async (tx) => {
    const workspace = await requireTeam(tx, workspaceId);
    if (name !== workspace.name) throw invalidField("name", "This is not the workspace's name.");
    await sql`select public.delete_workspace(${workspaceId})`.execute(tx);
  });
  reportSecurity(ctx, { event: "workspace_deleted", userId, workspaceId });
}
