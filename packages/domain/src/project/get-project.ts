import type { ProjectJson, ProjectRef } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { PROJECT_COLUMNS } from "./project-columns.ts";

/**
 * Answers one project, an archived one too.
 *
 * @throws {DomainError} `not_found`, for an unknown project, somebody else's and a hidden one alike.
 */
export async function getProject(
  ctx: ActorContext,
  { workspaceId, id }: ProjectRef,
): Promise<ProjectJson> {
  const project = await ctx.read(workspaceId, "project:read", (db) =>
    db
      .selectFrom("project")
      .select(PROJECT_COLUMNS)
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  if (!project) throw notFound("project");
  return project;
}
