import { uuidV7 } from "../../lib/uuid-v7.ts";
import type { TaskFilter } from "./task-filter.ts";
import type { Task } from "./task-op.ts";

/** A new task takes on one of what the list is filtered by, so that it stays in view. */
export function newTask(workspaceId: string, title: string, filter: TaskFilter): Task {
  const now = new Date().toISOString();
  return {
    id: uuidV7(),
    workspaceId,
    // The server numbers it; without a project it goes to the default one.
    projectId: filter.projectId ?? "",
    number: 0,
    title,
    description: "",
    status: preferred("todo", filter.status),
    priority: preferred("none", filter.priority),
    dueDate: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    version: 1,
  };
}

function preferred<T>(usual: T, shown: readonly T[] | undefined): T {
  const [first = usual] = shown ?? [];
  return shown?.includes(usual) === true ? usual : first;
}
