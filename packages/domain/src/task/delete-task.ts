import type { TaskJson, TaskRef } from "@taskflow/contract";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { placeOfTask } from "./place-of-task.ts";
import { requireWritableTask } from "./require-writable-task.ts";
import { writeTask } from "./write-task.ts";

/**
 * Moves a task to the trash. One that is there already stays as it is.
 *
 * @throws {DomainError} `project_archived`; `not_found`, `forbidden`.
 */
export function deleteTask(ctx: ActorContext, ref: TaskRef): Promise<TaskJson> {
  return ctx.write(placeOfTask(ref.workspaceId), "task:delete", async (tx, actor) => {
    const act = { actor, permission: "task:delete" } as const;
    const current = await requireWritableTask(ctx, tx, { ...ref, ...act });
    if (current.deletedAt !== null) return current;
    return writeTask(tx, current, { deleted_at: sql<string>`clock_timestamp()` });
  });
}
