import type { ProjectJson, ProjectRef } from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { assertNotDefault } from "./assert-not-default.ts";
import { changeProject } from "./change-project.ts";

/**
 * Archives a project: its tasks are only read, and in no list that does not ask for the project. One that
 * is archived already stays as it is.
 *
 * @throws {DomainError} `default_project`; `not_found`, `forbidden`.
 */
export function archiveProject(ctx: ActorContext, ref: ProjectRef): Promise<ProjectJson> {
  return changeProject(ctx, ref, (current) => {
    assertNotDefault(current);
    return current.archivedAt === null ? { archived_at: sql<string>`clock_timestamp()` } : {};
  });
}
