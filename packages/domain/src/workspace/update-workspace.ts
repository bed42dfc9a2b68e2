import type { UpdateWorkspaceInput, WorkspaceJson } from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";

/**
 * Gives a workspace another name, its slug stays and with it every address; or says whether programs must sign
 * their requests, from the next statement on.
 *
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export function updateWorkspace(
  ctx: ActorContext,
  { workspaceId, name, requiresSigning }: UpdateWorkspaceInput,
): Promise<WorkspaceJson> {
  return ctx.write(workspaceId, "workspace:update", async (tx, { role }) => {
    const workspace = await tx
      .updateTable("workspace")
      .set(({ eb }) => ({
        ...(name !== undefined && { name }),
        ...(requiresSigning !== undefined && { requires_signing: requiresSigning }),
        version: eb("version", "+", 1),
        updated_at: sql<string>`clock_timestamp()`,
      }))
      .where("workspace_id", "=", workspaceId)
      .returning([
        "workspace_id as id",
        "name",
        "slug",
        "kind",
        "requires_signing as requiresSigning",
      ])
      .executeTakeFirst();
    if (!workspace || role === null) throw notFound("workspace");
    return { ...workspace, role };
  });
}
