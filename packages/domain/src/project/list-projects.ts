import type { ListProjectsInput, ProjectJson } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { PROJECT_COLUMNS } from "./project-columns.ts";

/**
 * Lists the projects that the actor may see, the default one first and then by name.
 *
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export function listProjects(
  ctx: ActorContext,
  { workspaceId, archived }: ListProjectsInput,
): Promise<ProjectJson[]> {
  return ctx.read(workspaceId, "project:read", (db) =>
    db
      .selectFrom("project")
      .select(PROJECT_COLUMNS)
      .where("workspace_id", "=", workspaceId)
      .where("archived_at", archived ? "is not" : "is", null)
      .orderBy("is_default", "desc")
      .orderBy("name")
      .orderBy("id")
      .execute(),
  );
}
