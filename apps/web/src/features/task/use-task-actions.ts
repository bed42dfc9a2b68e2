import { useMemo } from "react";
import { t } from "../../texts/t.ts";
import { announce } from "../../ui/announcer.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useBoard } from "./board-context.ts";
import { newTask } from "./new-task.ts";
import { type TaskFilter, matchesFilter, mayMatchSearch } from "./task-filter.ts";
import type { HistoryStep, TaskHistory } from "./task-history.ts";
import { type Task, type TaskPatch, isSettled } from "./task-op.ts";
import { useTaskScope } from "./task-scope.tsx";
import { closeHistoryToast } from "./tell-history.ts";

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
  const { workspaceId, history } = useTaskScope();
  const { filter, clearFilter } = useBoard();
  return useMemo(
    () => ({
      create: (title) => {
        const task = newTask(workspaceId, title, filter);
        void history.run({ kind: "create", task });
        if (mayMatchSearch(task, filter.search)) announce(t("create.added", { title }));
        else tellHidden(clearFilter);
      },
      change: (task, patch) => change(history, filter, { task, patch }),
      toggleDone: (task) => {
        const before = history.statusBeforeDone(task.id) ?? "todo";
        const status = task.status === "done" ? before : "done";
        change(history, filter, { task, patch: { status } });
      },
      remove: (task) => removeAll(history, [task]),
      removeAll: (tasks) => removeAll(history, tasks),
      restore: (task) => {
        const { step } = history.start([{ kind: "restore", task }]);
        tellUndoable(history, step, { title: t("toast.restored"), description: task.title });
      },
    }),
    [workspaceId, history, filter, clearFilter],
  );
}

interface Change {
  readonly task: Task;
  readonly patch: TaskPatch;
}

/** A change that takes the task out of sight says so, and can be taken back. */
function change(history: TaskHistory, filter: TaskFilter, { task, patch }: Change): void {
  if (isSettled(task, patch)) return;
  const { step } = history.start([{ kind: "update", task, patch }]);
  if (matchesFilter({ ...task, ...patch }, filter)) return;
  tellUndoable(history, step, { title: changeWords(patch), description: task.title });
}

/** One act, however many tasks it takes away. */
function removeAll(history: TaskHistory, tasks: readonly Task[]): void {
  const { step } = history.start(tasks.map((task) => ({ kind: "delete", task })));
  const [task] = tasks;
  tellUndoable(history, step, {
    title: t("toast.trashed"),
    description: task && tasks.length === 1 ? task.title : t("list.count", { count: tasks.length }),
  });
}

interface Told {
  readonly title: string;
  readonly description: string;
}

/** Says what has happened to a task that may be out of sight now, with the way back. */
function tellUndoable(history: TaskHistory, step: HistoryStep, told: Told): void {
  closeHistoryToast();
  showToast({
    ...told,
    id: step.id,
    action: { label: t("action.undo"), run: () => history.takeBack(step) },
  });
}

function changeWords({ status, priority }: TaskPatch): string {
  if (status !== undefined) return t("toast.nowSet", { word: t(`status.word.${status}`) });
  return priority === undefined
    ? t("toast.changed")
    : t("toast.nowSet", { word: t(`priority.word.${priority}`) });
}

function tellHidden(onShowAll: () => void): void {
  showToast({
    title: t("create.hidden"),
    description: t("create.hiddenWhy"),
    action: { label: t("action.showAll"), run: onShowAll },
  });
}
