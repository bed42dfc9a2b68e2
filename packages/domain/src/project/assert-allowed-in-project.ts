import { isAllowedInProject, type Permission, type ProjectStanding } from "@taskflow/contract";
import type { Actor } from "@taskflow/db";
import type { ActorContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";
import { namesOf } from "../credential.ts";
import { isInScope, outOfScope } from "../is-in-scope.ts";
import { reportSecurity } from "../security-event.ts";

/** What is known of a project and of the actor's place in it. */
export type ProjectPlace = Omit<ProjectStanding, "role">;

/** An act in one project. */
export interface ProjectAct {
  readonly actor: Actor;
  readonly permission: Permission;
}

/**
 * @throws {DomainError} `forbidden` unless the narrower of both roles of the actor has the permission;
 *   `scope_missing` unless a token's scopes have it.
 */
export function assertAllowedInProject(
  ctx: ActorContext,
  { isPrivate, projectRole }: ProjectPlace,
  { actor: { userId, role }, permission }: ProjectAct,
): void {
  const standing = { role, projectRole, isPrivate };
  const isWithin = isInScope(ctx, permission);
  if (isWithin && isAllowedInProject(standing, permission, ctx.services.isAllowed)) return;
  reportSecurity(ctx, { event: "denied", userId, ...namesOf(ctx.credential), permission });
  if (!isWithin) throw outOfScope(permission);
  throw new DomainError("forbidden", "You may not do this in this project.");
}
