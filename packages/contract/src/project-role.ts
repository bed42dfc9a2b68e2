import { z } from "zod";
import { isAllowed, type Permission } from "./permission.ts";
import type { Role } from "./role.ts";

/** What somebody who was named in a project may do in it, from most to least. */
export const ProjectRole = z.enum(["manager", "editor", "viewer"]);
export type ProjectRole = z.infer<typeof ProjectRole>;

/** What an editor of the workspace may do beyond that in a project that they manage. */
export const MANAGER_PERMISSIONS: ReadonlySet<Permission> = new Set([
  "project:update",
  "project:manage",
  "share:manage",
]);

/** Where somebody stands with a project. */
export interface ProjectStanding {
  /** In the workspace. */
  readonly role: Role | null;
  /** In the project; null if they were not named there. */
  readonly projectRole: ProjectRole | null;
  readonly isPrivate: boolean;
}

/**
 * Tells whether somebody may do `permission` in one project. Owners and admins are over every project of
 * their workspace; of anybody else the narrower of both roles counts, and of a private project nothing
 * is for who was not named in it.
 */
export function isAllowedInProject(
  { role, projectRole, isPrivate }: ProjectStanding,
  permission: Permission,
  allows = isAllowed,
): boolean {
  if (role === "owner" || role === "admin" || role === null) return allows(role, permission);
  if (isPrivate && projectRole === null) return allows(null, permission);
  if (role === "editor" && projectRole === "manager" && MANAGER_PERMISSIONS.has(permission)) {
    return true;
  }
  return allows(isPrivate && projectRole === "viewer" ? "viewer" : role, permission);
}
