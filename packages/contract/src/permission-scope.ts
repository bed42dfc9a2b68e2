import type { Permission } from "./permission.ts";

/** What a token may do: to one kind of thing, at one level. `write` includes `read`, and `admin` both. */
export const SCOPES = [
  "workspace:read",
  "workspace:admin",
  "member:read",
  "member:admin",
  "invitation:admin",
  "project:read",
  "project:write",
  "project:admin",
  "share:admin",
  "task:read",
  "task:write",
  "change:read",
] as const;

type ScopeName = (typeof SCOPES)[number];

/** What a token may do that is made without a word about it: read. */
export const READ_SCOPES: readonly ScopeName[] = SCOPES.filter((scope) => scope.endsWith(":read"));

/**
 * The scope that a token needs for each permission, besides its owner's role: the only source. Null is for
 * people only, whatever the scopes.
 */
export const PERMISSION_SCOPES = {
  "workspace:read": "workspace:read",
  "change:read": "change:read",
  "workspace:update": "workspace:admin",
  "workspace:leave": null,
  "workspace:transfer": null,
  "workspace:delete": null,
  "member:read": "member:read",
  "member:manage": "member:admin",
  "invitation:manage": "invitation:admin",
  "project:read": "project:read",
  "project:create": "project:write",
  "project:update": "project:write",
  "project:manage": "project:admin",
  "share:manage": "share:admin",
  "task:read": "task:read",
  "task:create": "task:write",
  "task:update": "task:write",
  "task:delete": "task:write",
  "presence:show": null,
  "token:manage": null,
  "token:oversee": null,
} as const satisfies Record<Permission, ScopeName | null>;

const LEVELS = ["read", "write", "admin"];

/** Tells whether a token with these scopes may do `permission`, if its owner may. */
export function isInScope(scopes: readonly ScopeName[], permission: Permission): boolean {
  const needed = PERMISSION_SCOPES[permission];
  return needed !== null && scopes.some((scope) => includes(scope, needed));
}

function includes(scope: ScopeName, needed: ScopeName): boolean {
  const [kind, level = ""] = scope.split(":");
  const [neededKind, neededLevel = ""] = needed.split(":");
  return kind === neededKind && LEVELS.indexOf(level) >= LEVELS.indexOf(neededLevel);
}
