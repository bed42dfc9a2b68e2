import type { TaskJson, TaskRef } from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { requireTask } from "./require-task.ts";
import { writeTask } from "./write-task.ts";

/**
 * Moves a task to the trash. One that is there already stays as it is.
 *
 * @throws {DomainError} `not_found`, `forbidden`.
 */
export function deleteTask(ctx: ActorContext, ref: TaskRef): Promise<TaskJson> {
  return ctx.write(ref.workspaceId, "task:delete", async (tx) => {
    const current = await requireTask(tx, ref);
    if (current.deletedAt !== null) return current;
    return writeTask(tx, current, { deleted_at: sql<string>`clock_timestamp()` });
  });
}
