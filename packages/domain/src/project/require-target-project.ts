import type { ProjectJson } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import type { ActorContext } from "../context.ts";
import { invalidField } from "../domain-error.ts";
import { assertAllowedInProject } from "./assert-allowed-in-project.ts";
import { assertNotArchived } from "./assert-not-archived.ts";
import { findProject } from "./find-project.ts";
import type { RequiredProject } from "./require-project.ts";

/**
 * Loads the project that a task is to come to.
 *
 * @throws {DomainError} `invalid_input`, with the field named, for an unknown project, somebody else's
 *   and a hidden one alike; `forbidden`; `project_archived`.
 */
export async function requireTargetProject(
  ctx: ActorContext,
  tx: WriteHandle,
  { workspaceId, id, ...act }: RequiredProject,
): Promise<ProjectJson> {
  const found = await findProject(tx, { workspaceId, id, userId: act.actor.userId });
  if (!found) throw invalidField("projectId", "There is no such project.");
  const { project, projectRole } = found;
  assertAllowedInProject(ctx, { isPrivate: project.isPrivate, projectRole }, act);
  assertNotArchived(project);
  return project;
}
