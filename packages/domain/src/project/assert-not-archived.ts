import { DomainError } from "../domain-error.ts";

/** @throws {DomainError} `project_archived`. */
export function assertNotArchived({ archivedAt }: { readonly archivedAt: string | null }): void {
  if (archivedAt === null) return;
  throw new DomainError(
    "project_archived",
    "The project is archived. Take it out of the archive first.",
  );
}
