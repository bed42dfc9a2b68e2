import { useProjects } from "../project/projects-context.tsx";
import { useCan } from "../workspace/workspace-context.ts";
import type { Task } from "./task-op.ts";

/** Whether the person may change a task as it is: those in the trash are restored first. */
export function useCanWrite(task: Pick<Task, "deletedAt" | "projectId">): boolean {
  const mayUpdate = useCan("task:update");
  const project = useProjects().get(task.projectId);
  return mayUpdate && task.deletedAt === null && (project?.mayWrite ?? true);
}
