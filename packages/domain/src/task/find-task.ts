import type { TaskJson, TaskRef } from "@taskflow/contract";
import type { ReadHandle, WriteHandle } from "@taskflow/db";
import { TASK_COLUMNS } from "./task-columns.ts";

/** Looks a task up, in the trash too. */
export function findTask(
  db: ReadHandle | WriteHandle,
  { workspaceId, id }: TaskRef,
): Promise<TaskJson | undefined> {
  return db
    .selectFrom("task")
    .select(TASK_COLUMNS)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
}
