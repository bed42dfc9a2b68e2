import { useMemo } from "react";
import { t } from "../../texts/t.ts";
import { announce } from "../../ui/announcer.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useBoard } from "./board-context.ts";
import { newTask } from "./new-task.ts";
import { type TaskFilter, matchesFilter, mayMatchSearch } from "./task-filter.ts";
import { type Task, type TaskPatch, isSettled, patchedFields } from "./task-op.ts";
import { useTaskScope } from "./task-scope.tsx";
import type { TaskWriter } from "./task-writer.ts";

export interface TaskActions {
  readonly create: (title: string) => void;
  readonly change: (task: Task, patch: TaskPatch) => void;
  readonly toggleDone: (task: Task) => void;
  readonly remove: (task: Task) => void;
  readonly removeAll: (tasks: readonly Task[]) => void;
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
        if (mayMatchSearch(task, filter.search)) announce(t("create.added", { title }));
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
          title: t("toast.trashed"),
          description: task.title,
          action: { label: t("action.undo"), run: () => restore(writer, task) },
        });
      },
      removeAll: (tasks) => {
        for (const task of tasks) void writer.run({ kind: "delete", task });
        showToast({
          title: t("toast.trashed"),
          description: t("list.count", { count: tasks.length }),
          action: {
            label: t("action.undo"),
            run: () => {
              for (const task of tasks) restore(writer, task);
            },
          },
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
      label: t("action.undo"),
      run: () => void writer.run({ kind: "update", task: after, patch: before }),
    },
  });
}

function changeWords({ status, priority }: TaskPatch): string {
  if (status !== undefined) return t("toast.nowSet", { word: t(`status.word.${status}`) });
  return priority === undefined
    ? t("toast.changed")
    : t("toast.nowSet", { word: t(`priority.word.${priority}`) });
}

function restore(writer: TaskWriter, task: Task): void {
  void writer.run({ kind: "restore", task });
  announce(t("task.restored", { title: task.title }));
}

function tellHidden(onShowAll: () => void): void {
  showToast({
    title: t("create.hidden"),
    description: t("create.hiddenWhy"),
    action: { label: t("action.showAll"), run: onShowAll },
  });
}
