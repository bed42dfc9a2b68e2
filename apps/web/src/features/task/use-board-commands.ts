import type { RefObject } from "react";
import { useBoard } from "./board-context.ts";
import type { KeyAction } from "./keyboard-table.ts";
import { chipId } from "./property-chips.tsx";
import { usePropertyHandles } from "./property-menus.tsx";
import type { Task } from "./task-op.ts";
import type { BoardFocus } from "./use-board-focus.ts";
import type { TaskActions } from "./use-task-actions.ts";

interface BoardCommandsInput {
  readonly tasks: readonly Task[];
  readonly openId: string | undefined;
  readonly actions: TaskActions;
  readonly focus: BoardFocus;
  readonly edit: (id: string | null) => void;
  readonly createField: RefObject<HTMLInputElement | null>;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly onShowKeys: () => void;
}

/** What each key does here; false if there was nothing to do it to. */
export function useBoardCommands(input: BoardCommandsInput): (action: KeyAction) => boolean {
  const { tasks, openId, actions, focus, edit, createField, searchField, onShowKeys } = input;
  const board = useBoard();
  const menus = usePropertyHandles();

  const index = tasks.findIndex((task) => task.id === focus.activeId);
  const goTo = (task: Task | undefined) => {
    if (!task) return false;
    focus.focusTask(task.id);
    if (openId !== undefined && !focus.isCovered) board.openTask(task.id);
    return true;
  };
  /** The open task while the focus is in it, else the row that has it. */
  const withActive = (run: (task: Task, place: "row" | "panel") => void) => {
    const place = openPanel() ? "panel" : "row";
    const id = place === "panel" ? openId : focus.activeId;
    const task = tasks.find((one) => one.id === id);
    if (task) run(task, place);
    return task !== undefined;
  };
  const withLive = (run: (task: Task, place: "row" | "panel") => void) =>
    withActive((task, place) => {
      if (task.deletedAt === null) run(task, place);
    });
  const focusField = (field: RefObject<HTMLInputElement | null>) => {
    field.current?.focus();
    field.current?.select();
    return field.current !== null;
  };
  const commands: Record<KeyAction, () => boolean> = {
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
    open_task: () => withActive((task) => board.openTask(task.id)),
    toggle_done: () => withLive(actions.toggleDone),
    edit_title: () =>
      withLive((task, place) => {
        if (place === "row") edit(task.id);
        else openPanel()?.querySelector("textarea")?.focus();
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
    close: () => {
      if (openId === undefined) return false;
      board.closeTask();
      return true;
    },
  };
  return (action) => commands[action]();
}

/** The open task's panel, if the focus is in it. */
function openPanel(): Element | null {
  return document.activeElement?.closest("[data-task-panel]") ?? null;
}
