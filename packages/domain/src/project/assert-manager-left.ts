import type { ProjectMemberRef } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import { DomainError } from "../domain-error.ts";

/**
 * Nobody else can take the others away meanwhile: writers of a workspace wait in one line.
 *
 * @throws {DomainError} `last_manager` if nobody manages the project once this one does not.
 */
export async function assertManagerLeft(
  tx: WriteHandle,
  { workspaceId, projectId, userId }: ProjectMemberRef,
): Promise<void> {
  const managers = await tx
    .selectFrom("project_member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("project_id", "=", projectId)
    .where("role", "=", "manager")
    .execute();
  if (managers.some(({ user_id }) => user_id !== userId)) return;
  throw new DomainError("last_manager", "Somebody has to manage the project. Name another first.");
}
