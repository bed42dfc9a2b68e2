import type { MemberRef, Permission, Role } from "@taskflow/contract";
import type { Actor, WriteHandle } from "@taskflow/db";
import type { ActorContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";
import { isInScope, outOfScope } from "../is-in-scope.ts";
import { requireRole } from "./require-role.ts";

/** Who manages whom, and the roles that they want to give. */
export interface Management {
  readonly actor: Actor;
  readonly member: MemberRef;
  readonly roles: readonly Role[];
}

/**
 * Makes sure that the member's role, and those that they are to get, are the actor's to give and take;
 * answers the member's role. Whose the workspace is, and whether its own owner stays in it, is for no token:
 * it would hand over, or leave.
 *
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export async function requireManaged(
  ctx: ActorContext,
  tx: WriteHandle,
  { actor, member, roles }: Management,
): Promise<Role> {
  const former = await requireRole(tx, member);
  if ([former, ...roles].includes("owner")) assertInScope(ctx, "workspace:transfer");
  if (member.userId === actor.userId) assertInScope(ctx, "workspace:leave");
  for (const role of [former, ...roles]) {
    if (ctx.services.isManaged(actor.role, role)) continue;
    throw new DomainError("forbidden", `The role ${actor.role} may not manage the role ${role}.`);
  }
  return former;
}

function assertInScope(ctx: ActorContext, permission: Permission): void {
  if (!isInScope(ctx, permission)) throw outOfScope(permission);
}
