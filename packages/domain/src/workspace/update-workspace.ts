import type { UpdateWorkspaceInput, WorkspaceJson } from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";

/**
 * Gives a workspace another name; its slug stays, and with it every address.
 *
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export function updateWorkspace(
  ctx: ActorContext,
  { workspaceId, name }: UpdateWorkspaceInput,
): Promise<WorkspaceJson> {
  return ctx.write(workspaceId, "workspace:update", async (tx, { role }) => {
    const workspace = await tx
      .updateTable("workspace")
      .set(({ eb }) => ({
        name,
        version: eb("version", "+", 1),
        updated_at: sql<string>`clock_timestamp()`,
      }))
      .where("workspace_id", "=", workspaceId)
      .returning(["workspace_id as id", "name", "slug", "kind"])
      .executeTakeFirst();
    if (!workspace || role === null) throw notFound("workspace");
    return { ...workspace, role };
  });
}
