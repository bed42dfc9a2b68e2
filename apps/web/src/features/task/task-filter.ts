import type { RouterInputs } from "../../lib/trpc.ts";
import type { Task } from "./task-op.ts";
import type { TaskSearch } from "./task-search.ts";

export type TaskListInput = RouterInputs["task"]["list"];

/** What a list shows, in memory; the same words as the procedure's input. */
export interface TaskFilter {
  readonly status?: readonly Task["status"][];
  readonly priority?: readonly Task["priority"][];
  readonly search?: string;
  readonly deleted: boolean;
  /** One project; all of them if absent. */
  readonly projectId?: string;
}

export function toFilter(search: TaskSearch, isTrash: boolean): TaskFilter {
  const text = search.q?.trim();
  return {
    deleted: isTrash,
    ...(search.status && { status: search.status }),
    ...(search.priority && { priority: search.priority }),
    ...(text && { search: text }),
  };
}

export function toListInput(workspaceId: string, filter: TaskFilter): TaskListInput {
  return {
    workspaceId,
    ...(filter.deleted && { deleted: true }),
    ...(filter.projectId !== undefined && { projectId: filter.projectId }),
    ...(filter.status && { status: [...filter.status] }),
    ...(filter.priority && { priority: [...filter.priority] }),
    ...(filter.search !== undefined && { search: filter.search }),
  };
}

/** The way back, for lists that lie in the cache under their input. */
export function fromListInput(input: TaskListInput): TaskFilter {
  const several = <T>(value: T | T[]) => (Array.isArray(value) ? value : [value]);
  return {
    deleted: input.deleted ?? false,
    ...(input.projectId !== undefined && { projectId: input.projectId }),
    ...(input.status !== undefined && { status: several(input.status) }),
    ...(input.priority !== undefined && { priority: several(input.priority) }),
    ...(input.search !== undefined && { search: input.search }),
  };
}

/**
 * Whether the list would show the task, as far as this side can tell: words are the server's to
 * find, so a task that a search has found stays until the next answer says otherwise.
 */
export function matchesFilter(task: Task, filter: TaskFilter): boolean {
  return (
    (task.deletedAt !== null) === filter.deleted &&
    (filter.projectId === undefined || filter.projectId === task.projectId) &&
    (filter.status?.includes(task.status) ?? true) &&
    (filter.priority?.includes(task.priority) ?? true)
  );
}

/** Whether the words of a search begin words of the task: a guess, for tasks the server has not seen. */
export function mayMatchSearch(task: Task, search: string | undefined): boolean {
  if (search === undefined) return true;
  const text = `${task.title} ${task.description}`.toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
