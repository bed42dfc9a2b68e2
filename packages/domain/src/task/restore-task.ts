import type { TaskJson, TaskRef } from "@taskflow/contract";
import type { ActorContext } from "../context.ts";
import { requireTask } from "./require-task.ts";
import { writeTask } from "./write-task.ts";

/**
 * Takes a task out of the trash. One that is not there stays as it is.
 *
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export function restoreTask(ctx: ActorContext, ref: TaskRef): Promise<TaskJson> {
  return ctx.write(ref.workspaceId, "task:delete", async (tx) => {
    const current = await requireTask(tx, ref);
    if (current.deletedAt === null) return current;
    return writeTask(tx, current, { deleted_at: null });
  });
}
