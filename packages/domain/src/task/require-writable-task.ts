import type { Permission, TaskJson } from "@taskflow/contract";
import { readStatement, type Actor, type WriteHandle } from "@taskflow/db";
import { assertExpectedVersion } from "../assert-expected-version.ts";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { assertAllowedInProject } from "../project/assert-allowed-in-project.ts";
import { assertNotArchived } from "../project/assert-not-archived.ts";
import { TASK_COLUMNS } from "./task-columns.ts";

/** Which task, and what is to be done to it by whom. */
export interface RequiredTask {
  readonly workspaceId: string;
  readonly id: string;
  readonly actor: Actor;
  readonly permission: Permission;
}

/**
 * Loads a task that the actor may write, in the trash too.
 *
 * @throws {DomainError} `not_found`, for an unknown task, somebody else's and a hidden one alike;
 *   `forbidden` if the actor may only read in its project; `project_archived`; `precondition_failed`.
 */
export async function requireWritableTask(
  ctx: ActorContext,
  tx: WriteHandle,
  { workspaceId, id, actor, permission }: RequiredTask,
): Promise<TaskJson> {
  const [found] = await taskInProject(tx, { workspaceId, id, userId: actor.userId }, {});
  if (!found) throw notFound("task");
  const { archivedAt, isPrivate, projectRole, ...task } = found;
  assertAllowedInProject(ctx, { isPrivate, projectRole }, { actor, permission });
  assertNotArchived({ archivedAt });
  assertExpectedVersion(ctx, task);
  return task;
}

const taskInProject = readStatement(
  (db, { workspaceId, id, userId }: { workspaceId: string; id: string; userId: string }) =>
    db
      .selectFrom("task")
      .innerJoin("project", (join) =>
        join
          .onRef("project.workspace_id", "=", "task.workspace_id")
          .onRef("project.id", "=", "task.project_id"),
      )
      .leftJoin("project_member", (join) =>
        join
          .onRef("project_member.workspace_id", "=", "task.workspace_id")
          .onRef("project_member.project_id", "=", "task.project_id")
          .on("project_member.user_id", "=", userId),
      )
      .select([
        ...TASK_COLUMNS,
        "project.archived_at as archivedAt",
        "project.is_private as isPrivate",
        "project_member.role as projectRole",
      ])
      .where("task.workspace_id", "=", workspaceId)
      .where("task.id", "=", id),
);
