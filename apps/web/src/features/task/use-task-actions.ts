import { useMemo } from "react";
import { announce } from "../../ui/announcer.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useBoard } from "./board-context.ts";
import { newTask } from "./new-task.ts";
import { type TaskFilter, matchesFilter, mayMatchSearch } from "./task-filter.ts";
import { type Task, type TaskPatch, isSettled, patchedFields } from "./task-op.ts";
import { useTaskScope } from "./task-scope.tsx";
import type { TaskWriter } from "./task-writer.ts";
import { PRIORITY_WORD, STATUS_WORD } from "./task-words.ts";

export interface TaskActions {
  readonly create: (title: string) => void;
  readonly change: (task: Task, patch: TaskPatch) => void;
  readonly toggleDone: (task: Task) => void;
  readonly remove: (task: Task) => void;
  readonly restore: (task: Task) => void;
}

/** What a person can do to tasks, with what she is told and how she takes it back. */
export function useTaskActions(): TaskActions {
  const { workspaceId, writer } = useTaskScope();
  const { filter, clearFilter } = useBoard();
  return useMemo(
    () => ({
      create: (title) => {
        const task = newTask(workspaceId, title, filter);
        void writer.run({ kind: "create", task });
        if (mayMatchSearch(task, filter.search)) announce(`Added: ${title}`);
        else tellHidden(clearFilter);
      },
      change: (task, patch) => change(writer, filter, { task, patch }),
      toggleDone: (task) => {
        const status = task.status === "done" ? "todo" : "done";
        change(writer, filter, { task, patch: { status } });
      },
      remove: (task) => {
        void writer.run({ kind: "delete", task });
        showToast({
          title: "Moved to the trash",
          description: task.title,
          action: { label: "Undo", run: () => restore(writer, task) },
        });
      },
      restore: (task) => restore(writer, task),
    }),
    [workspaceId, writer, filter, clearFilter],
  );
}

interface Change {
  readonly task: Task;
  readonly patch: TaskPatch;
}

/** A change that takes the task out of sight says so, and can be taken back. */
function change(writer: TaskWriter, filter: TaskFilter, { task, patch }: Change): void {
  if (isSettled(task, patch)) return;
  void writer.run({ kind: "update", task, patch });
  const after = { ...task, ...patch };
  if (matchesFilter(after, filter)) return;
  const before: TaskPatch = Object.fromEntries(
    patchedFields(patch).map((field) => [field, task[field]]),
  );
  showToast({
    title: changeWords(patch),
    description: task.title,
    action: {
      label: "Undo",
      run: () => void writer.run({ kind: "update", task: after, patch: before }),
    },
  });
}

function changeWords({ status, priority }: TaskPatch): string {
  if (status !== undefined) return `Now: ${STATUS_WORD[status]}`;
  return priority === undefined ? "Changed" : `Now: ${PRIORITY_WORD[priority]}`;
}

function restore(writer: TaskWriter, task: Task): void {
  void writer.run({ kind: "restore", task });
  announce(`Restored: ${task.title}`);
}

function tellHidden(onShowAll: () => void): void {
  showToast({
    title: "Added, but not shown here",
    description: "The list is filtered.",
    action: { label: "Show all", run: onShowAll },
  });
}
