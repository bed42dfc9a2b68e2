import type { TaskJson, TaskRef } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { notFound } from "../domain-error.ts";
import { findTask } from "./find-task.ts";

/**
 * Answers one task, in the trash too.
 *
 * @throws {DomainError} `not_found`, for an unknown task and for somebody else's alike.
 */
export async function getTask(ctx: ActorContext, ref: TaskRef): Promise<TaskJson> {
  // Judged outside of the read: who is no member is told of the workspace, whatever the task.
  const task = await ctx.read(ref.workspaceId, "task:read", (db) => findTask(db, ref));
  if (!task) throw notFound("task");
  return task;
}
