import type { ListProjectMembersInput, ProjectMemberJson } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { PROJECT_MEMBER_COLUMNS } from "./project-member-columns.ts";

/**
 * Lists who was named in a project, in that order.
 *
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export async function listProjectMembers(
  ctx: ActorContext,
  { workspaceId, projectId }: ListProjectMembersInput,
): Promise<ProjectMemberJson[]> {
  const rows = await ctx.read(workspaceId, "project:read", (db) =>
    db
      .selectFrom("project")
      .leftJoin("project_member", (join) =>
        join
          .onRef("project_member.workspace_id", "=", "project.workspace_id")
          .onRef("project_member.project_id", "=", "project.id"),
      )
      .select(PROJECT_MEMBER_COLUMNS)
      .where("project.workspace_id", "=", workspaceId)
      .where("project.id", "=", projectId)
      .orderBy("project_member.created_at")
      .orderBy("project_member.user_id")
      .execute(),
  );
  if (rows.length === 0) throw notFound("project");
  return rows.flatMap(({ userId, role, createdAt }) =>
    userId === null || role === null || createdAt === null
      ? []
      : [{ projectId, userId, role, createdAt }],
  );
}
