import { PERMISSION_SCOPES, type Permission } from "@taskflow/contract";
import type { ActorContext } from "./context.ts";
import { DomainError } from "./domain-error.ts";

/** Tells whether this credential may do `permission` at all, if the role may: a person may whatever it may. */
export function isInScope(
  { services, credential }: Pick<ActorContext, "services" | "credential">,
  permission: Permission,
): boolean {
  return credential.kind === "session" || services.isInScope(credential.scopes, permission);
}

/** The refusal of what is out of a token's scopes: it names the one that is missing. */
export function outOfScope(permission: Permission): DomainError {
  const scope = PERMISSION_SCOPES[permission];
  if (scope === null) {
    return new DomainError("forbidden", "This is for people only: sign in to do it.");
  }
  return new DomainError("scope_missing", `The token lacks the scope ${scope}.`, { scope });
}
