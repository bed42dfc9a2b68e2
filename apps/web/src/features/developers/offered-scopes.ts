import type { Role, Scope } from "@taskflow/contract";
import { type Permission, PERMISSIONS, isAllowed } from "@taskflow/contract/permission";
import { PERMISSION_SCOPES, SCOPES } from "@taskflow/contract/permission-scope";
import type { Workspace } from "../workspace/use-workspaces.ts";

/** A kind of thing that scopes are about, as in `task:read`. */
export type ScopeThing = Scope extends `${infer Thing}:${string}` ? Thing : never;
export type ScopeLevel = Scope extends `${string}:${infer Level}` ? Level : never;

/** What a token may be let do to one kind of thing, least first. */
export interface OfferedScopes {
  readonly thing: ScopeThing;
  readonly levels: readonly ScopeLevel[];
}

/** In the order in which people think of them. */
export const SCOPE_THINGS: readonly ScopeThing[] = [
  "task",
  "project",
  "member",
  "invitation",
  "share",
  "workspace",
  "change",
];

/** Nobody is invited to the personal workspace. */
const NOT_PERSONAL: ReadonlySet<Scope> = new Set(["member:admin", "invitation:admin"]);

/** Lists what a member of a role can let a token do there: nothing that they may not do themselves. */
export function offeredScopes({
  role,
  kind,
}: Pick<Workspace, "role" | "kind">): readonly OfferedScopes[] {
  const offered = SCOPES.filter(
    (scope) => isUseful(role, scope) && !(kind === "personal" && NOT_PERSONAL.has(scope)),
  ).map(splitScope);
  return SCOPE_THINGS.map((thing) => ({
    thing,
    levels: offered.flatMap((one) => (one.thing === thing ? [one.level] : [])),
  })).filter(({ levels }) => levels.length > 0);
}

function isUseful(role: Role, scope: Scope): boolean {
  // Object.keys() knows no more than that they are texts.
  const permissions = Object.keys(PERMISSIONS) as Permission[];
  return permissions.some((one) => PERMISSION_SCOPES[one] === scope && isAllowed(role, one));
}

/** Takes `task:read` apart. */
export function splitScope(scope: Scope) {
  // The type of both is made of the very same texts.
  const [thing, level] = scope.split(":") as [ScopeThing, ScopeLevel];
  return { thing, level };
}
