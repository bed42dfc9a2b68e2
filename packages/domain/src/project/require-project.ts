import type { ProjectJson } from "@taskflow/contract";
import type { WriteHandle } from "@taskflow/db";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { assertAllowedInProject, type ProjectAct } from "./assert-allowed-in-project.ts";
import { findProject } from "./find-project.ts";

/** Which project, and what is to be done to it by whom. */
export interface RequiredProject extends ProjectAct {
  readonly workspaceId: string;
  readonly id: string;
}

/**
 * Loads a project in which the actor has the permission.
 *
 * @throws {DomainError} `not_found`, for an unknown project, somebody else's and a hidden one alike;
 *   `forbidden`.
 */
export async function requireProject(
  ctx: ActorContext,
  tx: WriteHandle,
  { workspaceId, id, ...act }: RequiredProject,
): Promise<ProjectJson> {
  const found = await findProject(tx, { workspaceId, id, userId: act.actor.userId });
  if (!found) throw notFound("project");
  const { project, projectRole } = found;
  assertAllowedInProject(ctx, { isPrivate: project.isPrivate, projectRole }, act);
  return project;
}
