import type { ProjectJson, ProjectRef } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { changeProject } from "./change-project.ts";

/**
 * Takes a project out of the archive. One that is not there stays as it is.
 *
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export function unarchiveProject(ctx: ActorContext, ref: ProjectRef): Promise<ProjectJson> {
  return changeProject(ctx, ref, ({ archivedAt }) =>
    archivedAt === null ? {} : { archived_at: null },
  );
}
