import type { RefObject } from "react";
import { useBoard } from "./board-context.ts";
import type { KeyAction } from "./keyboard-table.ts";
import { chipId } from "./property-chips.tsx";
import { usePropertyHandles } from "./property-menus.tsx";
import type { Task } from "./task-op.ts";
import type { BoardFocus } from "./use-board-focus.ts";
import type { TaskActions } from "./use-task-actions.ts";

type Place = "row" | "panel";
type Field = RefObject<HTMLInputElement | null>;
/** False if there was nothing to do it to. */
type Commands<Action extends KeyAction> = Record<Action, () => boolean>;

type TaskAction = Extract<
  KeyAction,
  "open_task" | "toggle_done" | "delete_task" | `edit_${string}`
>;

interface BoardCommandsInput {
  readonly tasks: readonly Task[];
  readonly openId: string | undefined;
  readonly actions: TaskActions;
  readonly focus: BoardFocus;
  readonly edit: (id: string | null) => void;
  readonly createField: Field;
  readonly searchField: Field;
  readonly onShowKeys: () => void;
}

/** What each key does on this page. */
export function useBoardCommands(input: BoardCommandsInput): (action: KeyAction) => boolean {
  const { tasks, openId, focus, createField, searchField, onShowKeys } = input;
  const board = useBoard();
  const taskCommands = useTaskCommands(input);

  const index = tasks.findIndex((task) => task.id === focus.activeId);
  const goTo = (task: Task | undefined) => {
    if (!task) return false;
    focus.focusTask(task.id);
    if (openId !== undefined && !focus.isCovered) board.openTask(task.id);
    return true;
  };
  const commands: Commands<KeyAction> = {
    ...taskCommands,
    focus_create: () => focusField(createField),
    focus_search: () => focusField(searchField),
    show_keys: () => {
      onShowKeys();
      return true;
    },
    next_task: () => goTo(tasks[index + 1] ?? tasks.at(-1)),
    previous_task: () => goTo(tasks[Math.max(index - 1, 0)]),
    first_task: () => goTo(tasks[0]),
    last_task: () => goTo(tasks.at(-1)),
    close: () => {
      if (openId === undefined) return false;
      board.closeTask();
      return true;
    },
  };
  return (action) => commands[action]();
}

/** What is done to one task: the open one while the focus is in it, else the row that has it. */
function useTaskCommands(input: BoardCommandsInput): Commands<TaskAction> {
  const { tasks, openId, actions, focus, edit } = input;
  const board = useBoard();
  const menus = usePropertyHandles();

  const withTask = (run: (task: Task, place: Place) => void) => {
    const place: Place = focusedPanel() ? "panel" : "row";
    const id = place === "panel" ? openId : focus.activeId;
    const task = tasks.find((one) => one.id === id);
    if (task) run(task, place);
    return task !== undefined;
  };
  const withLive = (run: (task: Task, place: Place) => void) =>
    withTask((task, place) => {
      if (task.deletedAt === null) run(task, place);
    });
  return {
    open_task: () => withTask((task) => board.openTask(task.id)),
    toggle_done: () => withLive(actions.toggleDone),
    edit_title: () =>
      withLive((task, place) => {
        if (place === "row") edit(task.id);
        else focusedPanel()?.querySelector("textarea")?.focus();
      }),
    edit_status: () => withLive(({ id }, place) => menus.status.open(chipId(place, "status", id))),
    edit_priority: () =>
      withLive(({ id }, place) => menus.priority.open(chipId(place, "priority", id))),
    edit_due: () => withLive(({ id }, place) => menus.due.open(chipId(place, "due", id))),
    delete_task: () =>
      withLive((task, place) => {
        if (place === "panel") board.closeTask();
        actions.remove(task);
      }),
  };
}

function focusField(field: Field): boolean {
  field.current?.focus();
  field.current?.select();
  return field.current !== null;
}

function focusedPanel(): Element | null {
  return document.activeElement?.closest("[data-task-panel]") ?? null;
}
