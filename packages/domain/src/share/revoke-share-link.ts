import type { ShareLinkRef } from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { requireProject } from "../project/require-project.ts";

/**
 * Ends a link, from the next statement of whoever has it on.
 *
 * @throws {DomainError} `not_found`, also for one that was revoked before; `forbidden` unless the actor
 *   manages the project.
 */
export async function revokeShareLink(ctx: ActorContext, ref: ShareLinkRef): Promise<void> {
  const { workspaceId, projectId, id } = ref;
  await ctx.writeInProject(ref, "share:manage", async (tx, actor) => {
    const act = { actor, permission: "share:manage" } as const;
    await requireProject(ctx, tx, { workspaceId, id: projectId, ...act });
    const revoked = await tx
      .updateTable("share_link")
      .set((eb) => ({
        revoked_at: sql<string>`clock_timestamp()`,
        updated_at: sql<string>`clock_timestamp()`,
        version: eb("version", "+", 1),
      }))
      .where("workspace_id", "=", workspaceId)
      .where("project_id", "=", projectId)
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!revoked) throw notFound("link");
  });
}
