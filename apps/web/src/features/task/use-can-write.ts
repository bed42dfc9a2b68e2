import { useCan } from "../workspace/workspace-context.ts";
import type { Task } from "./task-op.ts";

/** Whether the person may change a task as it is: those in the trash are restored first. */
export function useCanWrite(task: Pick<Task, "deletedAt">): boolean {
  const mayUpdate = useCan("task:update");
  return mayUpdate && task.deletedAt === null;
}
