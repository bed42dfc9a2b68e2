import type { ProjectJson, ProjectRole } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import { PROJECT_COLUMNS } from "./project-columns.ts";

/** Which project, and who looks. */
export interface ProjectQuery {
  readonly workspaceId: string;
  readonly id: string;
  readonly userId: string;
}

/** A project, and the role that somebody was given in it. */
export interface FoundProject {
  readonly project: ProjectJson;
  readonly projectRole: ProjectRole | null;
}

/** Looks a project up, with the looking person's role in it. */
export async function findProject(
  tx: WriteHandle,
  { workspaceId, id, userId }: ProjectQuery,
): Promise<FoundProject | undefined> {
  const row = await tx
    .selectFrom("project")
    .leftJoin("project_member", (join) =>
      join
        .onRef("project_member.workspace_id", "=", "project.workspace_id")
        .onRef("project_member.project_id", "=", "project.id")
        .on("project_member.user_id", "=", userId),
    )
    .select([...PROJECT_COLUMNS, "project_member.role as projectRole"])
    .where("project.workspace_id", "=", workspaceId)
    .where("project.id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { projectRole, ...project } = row;
  return { project, projectRole };
}
