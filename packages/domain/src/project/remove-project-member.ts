import type { ProjectMemberRef } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { assertManagerLeft } from "./assert-manager-left.ts";
import { requireProject } from "./require-project.ts";

/**
 * Takes somebody out of a project; a private one they see no longer from the next statement on.
 *
 * @throws {DomainError} `last_manager`; `not_found`, also for somebody who is not named there; `forbidden`.
 */
export async function removeProjectMember(ctx: ActorContext, ref: ProjectMemberRef): Promise<void> {
  const { workspaceId, projectId, userId } = ref;
  await ctx.writeInProject(ref, "project:manage", async (tx, actor) => {
    const act = { actor, permission: "project:manage" } as const;
    await requireProject(ctx, tx, { workspaceId, id: projectId, ...act });
    await assertManagerLeft(tx, ref);
    const removed = await tx
      .deleteFrom("project_member")
      .where("workspace_id", "=", workspaceId)
      .where("project_id", "=", projectId)
      .where("user_id", "=", userId)
      .returning("id")
      .executeTakeFirst();
    if (!removed) throw notFound("member");
  });
}
