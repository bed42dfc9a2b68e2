import type { MemberRef, Role } from "@taskflow/contract";
import type { Actor, WriteHandle } from "@taskflow/db";
import type { ActorContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";
import { requireRole } from "./require-role.ts";

/** Who manages whom, and the roles that they want to give. */
export interface Management {
  readonly actor: Actor;
  readonly member: MemberRef;
  readonly roles: readonly Role[];
}

/**
 * Makes sure that the member's role, and those that they are to get, are the actor's to give and take;
 * answers the member's role.
 *
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export async function requireManaged(
  { services }: ActorContext,
  tx: WriteHandle,
  { actor, member, roles }: Management,
): Promise<Role> {
  const former = await requireRole(tx, member);
  for (const role of [former, ...roles]) {
    if (services.isManaged(actor.role, role)) continue;
    throw new DomainError("forbidden", `The role ${actor.role} may not manage the role ${role}.`);
  }
  return former;
}
