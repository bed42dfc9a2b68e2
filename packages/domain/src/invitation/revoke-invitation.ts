import type { InvitationRef } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { DomainError, notFound } from "../domain-error.ts";
import { isPending } from "./is-pending.ts";

/**
 * Takes an invitation back: its link opens nothing any more.
 *
 * @throws {DomainError} `not_found` if it is not pending; `forbidden` if its role is not the actor's to
 *   give.
 */
export function revokeInvitation(
  ctx: ActorContext,
  { workspaceId, id }: InvitationRef,
): Promise<void> {
  return ctx.write(workspaceId, "invitation:manage", async (tx, actor) => {
    const invitation = await tx
      .selectFrom("invitation")
      .select("role")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .where(isPending)
      .executeTakeFirst();
    if (!invitation) throw notFound("invitation");
    if (!ctx.services.isManaged(actor.role, invitation.role)) {
      throw new DomainError("forbidden", `The role ${actor.role} may not give ${invitation.role}.`);
    }
    const revoked = await tx
      .deleteFrom("invitation")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .where("used_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!revoked) throw notFound("invitation");
  });
}
