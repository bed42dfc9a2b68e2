import { WORKSPACES_MAX } from "@taskflow/contract";
import { DomainError } from "../domain-error.ts";

/** The refusal of one workspace more. */
export function tooManyWorkspaces(): DomainError {
  return new DomainError(
    "limit_reached",
    `You are in ${WORKSPACES_MAX} workspaces, and may not be in more. Leave one first.`,
  );
}
