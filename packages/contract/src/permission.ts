import type { Role } from "./role.ts";

/**
 * Who may do what inside a workspace: the only source. The server decides by it, the web shows by
 * it, and the generated walk over every procedure tries each row as every role.
 */
export const PERMISSIONS = {
  "workspace:read": ["owner", "admin", "editor", "viewer"],
  "change:read": ["owner", "admin", "editor", "viewer"],
  "workspace:update": ["owner", "admin"],
  "workspace:leave": ["owner", "admin", "editor", "viewer"],
  "workspace:transfer": ["owner"],
  "workspace:delete": ["owner"],
  "member:read": ["owner", "admin", "editor", "viewer"],
  "member:manage": ["owner", "admin"],
  "invitation:manage": ["owner", "admin"],
  "project:read": ["owner", "admin", "editor", "viewer"],
  "project:create": ["owner", "admin", "editor"],
  // These three also whoever manages the project: see isAllowedInProject.
  "project:update": ["owner", "admin"],
  "project:manage": ["owner", "admin"],
  "share:manage": ["owner", "admin"],
  "task:read": ["owner", "admin", "editor", "viewer"],
  "task:create": ["owner", "admin", "editor"],
  "task:update": ["owner", "admin", "editor"],
  "task:delete": ["owner", "admin", "editor"],
  // People at a page, who are looked up before they are shown.
  "presence:show": ["owner", "admin", "editor", "viewer"],
  "token:manage": ["owner", "admin", "editor", "viewer"],
  // Everybody's tokens, and not one's own alone.
  "token:oversee": ["owner", "admin"],
} as const satisfies Record<string, readonly Role[]>;

/** An act that a role may or may not do, as `entity:verb`. */
export type Permission = keyof typeof PERMISSIONS;

/** Tells whether `role` may do `permission`; without a role, that is outside of the workspace, nothing may be done. */
export function isAllowed(role: Role | null, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return role !== null && roles.includes(role);
}

/**
 * Whose role the holder of a role may give and take away, where the permission to manage is there:
 * those below their own, and an owner everybody's.
 */
export const MANAGED_ROLES = {
  owner: ["owner", "admin", "editor", "viewer"],
  admin: ["editor", "viewer"],
  editor: [],
  viewer: [],
} as const satisfies Record<Role, readonly Role[]>;

/** Tells whether the holder of `role` may give or take away the role `managed`. */
export function isManaged(role: Role | null, managed: Role): boolean {
  if (role === null) return false;
  const roles: readonly Role[] = MANAGED_ROLES[role];
  return roles.includes(managed);
}
