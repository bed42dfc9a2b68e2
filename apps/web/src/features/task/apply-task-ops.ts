import { type TaskFilter, matchesFilter } from "./task-filter.ts";
import type { Task, TaskOp } from "./task-op.ts";

/** The task as it will be once `op` is through. */
function applyTaskOp(task: Task, op: TaskOp): Task {
  switch (op.kind) {
    case "create":
      return task;
    case "update":
      return { ...task, ...op.patch };
    case "delete":
      return { ...task, deletedAt: task.deletedAt ?? task.updatedAt };
    case "restore":
      return { ...task, deletedAt: null };
  }
}

/** One task under every unanswered write to it. */
export function applyToTask(task: Task, ops: readonly TaskOp[]): Task {
  return ops.filter((op) => op.task.id === task.id).reduce(applyTaskOp, task);
}

/** What a list shows, and the tasks that stay in it because a change that would take them out has failed. */
export interface ListView extends TaskFilter {
  readonly heldIds?: ReadonlySet<string>;
}

/**
 * The list as it will be once every unanswered write is through: what the server said stays
 * untouched below, so a write that fails needs no undoing, it is merely no longer laid on top.
 *
 * New tasks come first, the newest on top, whatever the clocks say: the server will give them its
 * own time, which is later than any in the list.
 */
export function applyToList(
  tasks: readonly Task[],
  ops: readonly TaskOp[],
  { heldIds, ...filter }: ListView,
): readonly Task[] {
  if (ops.length === 0) return tasks;
  const known = new Map(tasks.map((task) => [task.id, task]));
  const changed = new Map<string, Task>();
  const made: string[] = [];
  for (const op of ops) {
    const { id } = op.task;
    if (op.kind === "create" && !known.has(id) && !changed.has(id)) made.unshift(id);
    changed.set(id, applyTaskOp(changed.get(id) ?? known.get(id) ?? op.task, op));
  }
  const kept = tasks.flatMap((task) => {
    const now = changed.get(task.id);
    if (!now) return [task];
    return heldIds?.has(task.id) || matchesFilter(now, filter) ? [now] : [];
  });
  const isNew = new Set(made);
  const fresh = made.flatMap((id) => changed.get(id) ?? []);
  const arrived = [...changed.values()].filter(
    (task) => !known.has(task.id) && !isNew.has(task.id) && filter.search === undefined,
  );
  const isShown = (task: Task) => matchesFilter(task, filter);
  return [...fresh.filter(isShown), ...insertByTime(kept, arrived.filter(isShown))];
}

/** Newest first, by the server's time. */
function insertByTime(tasks: readonly Task[], arrived: readonly Task[]): readonly Task[] {
  if (arrived.length === 0) return tasks;
  return [...tasks, ...arrived].toSorted(byTime);
}

export function byTime(a: Task, b: Task): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt) || (a.id < b.id ? 1 : -1);
}
