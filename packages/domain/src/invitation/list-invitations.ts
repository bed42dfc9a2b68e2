import type { InvitationJson, ListInvitationsInput } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { INVITATION_COLUMNS } from "./invitation-columns.ts";
import { isPending } from "./is-pending.ts";

/**
 * Lists the invitations that can still be accepted, newest first.
 *
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export function listInvitations(
  ctx: ActorContext,
  { workspaceId }: ListInvitationsInput,
): Promise<InvitationJson[]> {
  return ctx.read(workspaceId, "invitation:manage", (db) =>
    db
      .selectFrom("invitation")
      .select(INVITATION_COLUMNS)
      .where("workspace_id", "=", workspaceId)
      .where(isPending)
      .orderBy("created_at", "desc")
      .orderBy("id")
      .execute(),
  );
}
