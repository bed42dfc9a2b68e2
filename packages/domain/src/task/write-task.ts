import type { TaskJson } from "@taskflow/contract";
import type { DB, WriteHandle } from "@taskflow/db";
import { sql, type UpdateObject } from "kysely";
import { notFound } from "../domain-error.ts";
import { TASK_COLUMNS } from "./task-columns.ts";

/** Sets columns of a task and moves its version and time of change on. */
export async function writeTask(
  tx: WriteHandle,
  { workspaceId, id }: TaskJson,
  columns: UpdateObject<DB, "task">,
): Promise<TaskJson> {
  const task = await tx
    .updateTable("task")
    .set((eb) => ({
      ...columns,
      version: eb("version", "+", 1),
      updated_at: sql<string>`clock_timestamp()`,
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning(TASK_COLUMNS)
    .executeTakeFirst();
  // Row-level security hides from an update what the role may read but not write.
  if (!task) throw notFound("task");
  return task;
}
