import type { ProjectJson, ProjectRef } from "@taskflow/contract";
import type { DB } from "@taskflow/db";
import type { UpdateObject } from "kysely";
import { assertExpectedVersion } from "../assert-expected-version.ts";
import type { ActorContext } from "../context.ts";
import { requireProject } from "./require-project.ts";
import { writeProject } from "./write-project.ts";

/** What to set, once the project is known; nothing, if it is so already. */
type Decide = (current: ProjectJson) => UpdateObject<DB, "project">;

/**
 * Changes a project by what `decide` makes of it. Whoever manages it may, whatever the workspace says.
 *
 * @throws {DomainError} whatever `decide` throws; `precondition_failed`; `not_found`, `forbidden`.
 */
export function changeProject(
  ctx: ActorContext,
  { workspaceId, id }: ProjectRef,
  decide: Decide,
): Promise<ProjectJson> {
  return ctx.writeInProject({ workspaceId, projectId: id }, "project:update", async (tx, actor) => {
    const act = { actor, permission: "project:update" } as const;
    const current = await requireProject(ctx, tx, { workspaceId, id, ...act });
    assertExpectedVersion(ctx, current);
    const columns = decide(current);
    return Object.keys(columns).length === 0 ? current : writeProject(tx, current, columns);
  });
}
