import type { TaskJson, TaskRef } from "@taskflow/contract";
import { readStatement, type ReadHandle, type WriteHandle } from "@taskflow/db";
import { TASK_COLUMNS } from "./task-columns.ts";

/** Looks a task up, in the trash too. */
export async function findTask(
  db: ReadHandle | WriteHandle,
  ref: TaskRef,
): Promise<TaskJson | undefined> {
  const [task] = await taskById(db, ref, {});
  return task;
}

const taskById = readStatement((db, { workspaceId, id }: TaskRef) =>
  db
    .selectFrom("task")
    .select(TASK_COLUMNS)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id),
);
