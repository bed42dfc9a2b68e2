import { violatedConstraint } from "@taskflow/db";
import { DomainError } from "../domain-error.ts";

/**
 * Throws the refusal that belongs to a failed write of a project.
 *
 * The key may be that of a project that the actor does not see: keys are one in their workspace for
 * everybody, or `WEB-12` would be two tasks. So much, and no more, anybody can learn of a hidden project.
 */
export function toKeyTaken(error: unknown): never {
  if (violatedConstraint(error) !== "project_key_key") throw error;
  const message = "Another project has this key.";
  throw new DomainError("key_taken", message, {
    issues: [{ path: ["key"], message }],
    cause: error,
  });
}
