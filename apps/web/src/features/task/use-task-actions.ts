import { useMemo } from "react";
import { uuidV7 } from "../../lib/uuid-v7.ts";
import { announce } from "../../ui/announcer.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useBoard } from "./board-context.ts";
import { matchesFilter, mayMatchSearch } from "./task-filter.ts";
import { type Task, type TaskPatch, isSettled, patchedFields } from "./task-op.ts";
import { useTaskScope } from "./task-scope.tsx";
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
  return useMemo(() => {
    const change = (task: Task, patch: TaskPatch) => {
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
    };
    const restore = (task: Task) => {
      void writer.run({ kind: "restore", task });
      announce(`Restored: ${task.title}`);
    };
    return {
      change,
      restore,
      create: (title) => {
        const task = newTask(workspaceId, title, filter);
        void writer.run({ kind: "create", task });
        if (mayMatchSearch(task, filter.search) && matchesFilter(task, filter)) {
          announce(`Added: ${title}`);
        } else {
          showToast({
            title: "Added, but not shown here",
            description: "The list is filtered.",
            action: { label: "Show all", run: clearFilter },
          });
        }
      },
      toggleDone: (task) => change(task, { status: task.status === "done" ? "todo" : "done" }),
      remove: (task) => {
        void writer.run({ kind: "delete", task });
        showToast({
          title: "Moved to the trash",
          description: task.title,
          action: { label: "Undo", run: () => restore(task) },
        });
      },
    };
  }, [workspaceId, writer, filter, clearFilter]);
}

/** A new task takes on what the list is filtered by, where that is one thing, so that it stays in view. */
function newTask(
  workspaceId: string,
  title: string,
  filter: { status?: readonly Task["status"][]; priority?: readonly Task["priority"][] },
): Task {
  const now = new Date().toISOString();
  const { status = [], priority = [] } = filter;
  return {
    id: uuidV7(),
    workspaceId,
    title,
    description: "",
    status: status.includes("todo") ? "todo" : (status[0] ?? "todo"),
    priority: priority.includes("none") ? "none" : (priority[0] ?? "none"),
    dueDate: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    version: 1,
  };
}

function changeWords(patch: TaskPatch): string {
  if (patch.status !== undefined) return `Now: ${STATUS_WORD[patch.status]}`;
  if (patch.priority !== undefined) return `Now: ${PRIORITY_WORD[patch.priority]}`;
  return "Changed";
}
