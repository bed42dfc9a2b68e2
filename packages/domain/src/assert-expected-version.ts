import type { PublicContext } from "./context.ts";
import { DomainError } from "./domain-error.ts";

/**
 * Holds a call to the versions that it expects. To be asked while the workspace's line of writers is held,
 * so that nobody comes between this and the write.
 *
 * @throws {DomainError} `precondition_failed`, with the object as it is now.
 */
export function assertExpectedVersion(
  { call: { expectedVersions } }: PublicContext,
  current: { readonly version: number },
): void {
  if (!expectedVersions || expectedVersions.includes(current.version)) return;
  throw new DomainError("precondition_failed", `It is in version ${current.version}.`, {
    current,
  });
}
