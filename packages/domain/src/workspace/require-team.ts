import type { WorkspaceId } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import { DomainError, notFound } from "../domain-error.ts";

/**
 * Looks a workspace up that several people can be in.
 *
 * @throws {DomainError} `personal_workspace` if it came with an account; `not_found`.
 */
export async function requireTeam(tx: WriteHandle, workspaceId: WorkspaceId) {
  const workspace = await tx
    .selectFrom("workspace")
    .select(["workspace_id as id", "name", "slug", "kind", "requires_signing as requiresSigning"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  if (!workspace) throw notFound("workspace");
  if (workspace.kind === "team") return workspace;
  throw new DomainError(
    "personal_workspace",
    "This is a personal workspace: it is shared with nobody, and goes with the account only.",
  );
}
