import type { RefObject } from "react";
import { useCommands } from "../command/command-context.ts";
import type { CommandHandler, Offer } from "../command/command-registry.ts";
import type { BoardCommandId } from "../command/command-table.ts";
import { useCan } from "../workspace/workspace-context.ts";
import { useBoard } from "./board-context.ts";
import { REFUSE_VIEWER } from "./refuse-viewer.ts";
import { type TaskCommandsInput, useTaskCommands } from "./use-task-commands.ts";
import type { Task } from "./task-op.ts";

type Field = RefObject<HTMLInputElement | null>;

interface BoardCommandsInput extends TaskCommandsInput {
  readonly createField: Field;
  readonly searchField: Field;
}

/** What each command does on this page. */
export function useBoardCommands(input: BoardCommandsInput): void {
  const { tasks, openId, focus, createField, searchField } = input;
  const board = useBoard();
  const mayCreate = useCan("task:create") && (board.project?.mayWrite ?? true);
  const taskCommands = useTaskCommands(input);

  const index = tasks.findIndex((task) => task.id === focus.activeId);
  const goTo = (task: Task | undefined): Offer | undefined =>
    task && {
      run: () => {
        focus.focusTask(task.id);
        if (openId !== undefined && !focus.isCovered) board.openTask(task.id);
      },
    };
  const commands: Record<BoardCommandId, CommandHandler> = {
    ...taskCommands,
    focus_create: () =>
      board.view === "tasks" && !mayCreate ? REFUSE_VIEWER : focusField(createField),
    focus_search: () => focusField(searchField),
    next_task: () => goTo(tasks[index + 1] ?? tasks.at(-1)),
    previous_task: () => goTo(tasks[Math.max(index - 1, 0)]),
    first_task: () => goTo(tasks[0]),
    last_task: () => goTo(tasks.at(-1)),
    close: () => (openId === undefined ? undefined : { run: board.closeTask }),
  };
  useCommands(commands);
}

function focusField({ current: field }: Field): Offer | undefined {
  if (!field) return undefined;
  return {
    run: () => {
      field.focus();
      field.select();
    },
  };
}
