import type { ListShareLinksInput, ShareLinkJson } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { requireProject } from "../project/require-project.ts";
import { SHARE_LINK_COLUMNS } from "./share-link-columns.ts";

/**
 * Lists the links of a project that were not revoked, newest first.
 *
 * @throws {DomainError} `not_found`; `forbidden` unless the actor manages the project.
 */
export function listShareLinks(
  ctx: ActorContext,
  { workspaceId, projectId }: ListShareLinksInput,
): Promise<ShareLinkJson[]> {
  // Two statements of one moment: who manages the project, and which links it has.
  return ctx.writeInProject({ workspaceId, projectId }, "share:manage", async (tx, actor) => {
    const act = { actor, permission: "share:manage" } as const;
    await requireProject(ctx, tx, { workspaceId, id: projectId, ...act });
    return tx
      .selectFrom("share_link")
      .select(SHARE_LINK_COLUMNS)
      .where("workspace_id", "=", workspaceId)
      .where("project_id", "=", projectId)
      .where("revoked_at", "is", null)
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .execute();
  });
}
