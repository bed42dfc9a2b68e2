import type { Scope } from "@taskflow/contract";
import { READ_SCOPES, SCOPES } from "@taskflow/contract/permission-scope";
import { SCOPE_THINGS, type ScopeLevel, type ScopeThing, splitScope } from "./offered-scopes.ts";

interface GrantedScope {
  readonly thing: ScopeThing;
  readonly level: ScopeLevel;
}

/** What scopes let a token do, each kind of thing once and at its highest level; null for reading everything. */
export function grantedScopes(scopes: readonly Scope[]): readonly GrantedScope[] | null {
  const isReader = scopes.length === READ_SCOPES.length;
  if (isReader && READ_SCOPES.every((scope) => scopes.includes(scope))) return null;
  // In their own order levels come from the least to the most.
  const ordered = SCOPES.filter((scope) => scopes.includes(scope)).map(splitScope);
  const levels = new Map<ScopeThing, ScopeLevel>(ordered.map(({ thing, level }) => [thing, level]));
  return SCOPE_THINGS.flatMap((thing) => {
    const level = levels.get(thing);
    return level === undefined ? [] : [{ thing, level }];
  });
}
