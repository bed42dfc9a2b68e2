import {
  isAllowed,
  type ProjectMemberJson,
  type Role,
  type SetProjectMemberInput,
} from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { invalidField } from "../domain-error.ts";
import { findRole } from "../member/find-role.ts";
import { assertManagerLeft } from "./assert-manager-left.ts";
import { assertNotDefault } from "./assert-not-default.ts";
import { PROJECT_MEMBER_COLUMNS } from "./project-member-columns.ts";
import { requireProject } from "./require-project.ts";

/**
 * Names a member of the workspace in a project, or gives one who is named there another role.
 *
 * @throws {DomainError} `invalid_input`, with the field named, for somebody who is no member of the
 *   workspace or whose role there is narrower; `last_manager`; `default_project`; `not_found`, `forbidden`.
 */
export function setProjectMember(
  ctx: ActorContext,
  input: SetProjectMemberInput,
): Promise<ProjectMemberJson> {
  const { workspaceId, projectId, userId, role } = input;
  return ctx.writeInProject(input, "project:manage", async (tx, actor) => {
    const act = { actor, permission: "project:manage" } as const;
    assertNotDefault(await requireProject(ctx, tx, { workspaceId, id: projectId, ...act }));
    const inWorkspace = await findRole(tx, input);
    if (!inWorkspace) throw invalidField("userId", "There is no such member.");
    assertNoWider(role, inWorkspace);
    if (role !== "manager") await assertManagerLeft(tx, input);
    const member = await tx
      .insertInto("project_member")
      .values({
        workspace_id: workspaceId,
        id: ctx.services.newId(),
        project_id: projectId,
        user_id: userId,
        role,
      })
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "project_id", "user_id"]).doUpdateSet((eb) => ({
          role,
          version: eb("project_member.version", "+", 1),
          updated_at: sql<string>`clock_timestamp()`,
        })),
      )
      .returning(PROJECT_MEMBER_COLUMNS)
      .executeTakeFirstOrThrow();
    return { projectId, ...member };
  });
}

function assertNoWider(role: SetProjectMemberInput["role"], inWorkspace: Role): void {
  if (role === "viewer" || isAllowed(inWorkspace, "task:update")) return;
  throw invalidField("role", "Who may only read in the workspace may only read in a project.");
}
