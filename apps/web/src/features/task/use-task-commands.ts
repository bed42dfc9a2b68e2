import { t } from "../../texts/t.ts";
import type { CommandHandler, Offer } from "../command/command-registry.ts";
import type { BoardCommandId } from "../command/command-table.ts";
import { useProjects } from "../project/projects-context.tsx";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { useBoard } from "./board-context.ts";
import { copyTaskLink } from "./copy-task-link.ts";
import { chipId } from "./property-chip.tsx";
import { type Property, useOpenProperty } from "./property-menus.tsx";
import { REFUSE_VIEWER } from "./refuse-viewer.ts";
import { dueChoices, priorityChoices, statusChoices } from "./task-choices.tsx";
import type { Task } from "./task-op.ts";
import type { BoardFocus } from "./use-board-focus.ts";
import { useTaskProjectCommands } from "./use-task-project-commands.ts";
import { type NearDates, useNearDates } from "./use-near-dates.ts";
import type { TaskActions } from "./use-task-actions.ts";

type Place = "row" | "panel";
type TaskCommandId = Extract<
  BoardCommandId,
  | "open_task"
  | "toggle_done"
  | "move_task"
  | "copy_key"
  | "copy_link"
  | "delete_task"
  | "restore_task"
  | `edit_${string}`
>;

export interface TaskCommandsInput {
  readonly tasks: readonly Task[];
  readonly openId: string | undefined;
  readonly actions: TaskActions;
  readonly focus: BoardFocus;
  readonly edit: (id: string | null) => void;
}

/** What is done to one task: the open one while the focus is in it, else the row that has it. */
export function useTaskCommands(input: TaskCommandsInput): Record<TaskCommandId, CommandHandler> {
  const { tasks, openId, actions, focus, edit } = input;
  const board = useBoard();
  const { slug } = useWorkspace();
  const mayWrite = useCan("task:update");
  const open = useOpenProperty();
  const near = useNearDates();
  const projects = useProjects();

  const mayWriteTo = ({ deletedAt, projectId }: Task) =>
    mayWrite && deletedAt === null && (projects.get(projectId)?.mayWrite ?? true);
  const withTask = (offer: (task: Task, place: Place) => Offer | undefined) => () => {
    const place: Place = focusedPanel() ? "panel" : "row";
    const id = place === "panel" ? openId : (focus.activeId ?? openId);
    const task = tasks.find((one) => one.id === id);
    const offered = task && offer(task, place);
    return offered && { subject: task.title, ...offered };
  };
  const withLive = (offer: (task: Task, place: Place) => Offer) =>
    withTask((task, place) => (mayWriteTo(task) ? offer(task, place) : refusalOf(task)));
  return {
    open_task: withTask((task, place) => {
      if (place === "panel") return undefined;
      const isOpen = task.id === openId;
      return { run: () => (isOpen ? openPanel()?.focus() : board.openTask(task.id)) };
    }),
    toggle_done: withLive((task) => ({
      label: task.status === "done" ? t("command.notDone") : t("command.done"),
      run: () => actions.toggleDone(task),
    })),
    edit_title: withLive((task, place) => ({
      run: () => {
        if (place === "row") edit(task.id);
        else openPanel()?.querySelector("textarea")?.focus();
      },
    })),
    ...propertyCommands(withLive, { open, near, change: actions.change }),
    ...useTaskProjectCommands({ withTask, withLive, open }),
    copy_link: withTask((task) => ({ run: () => void copyTaskLink(task, slug) })),
    delete_task: withLive((task, place) => ({
      run: () => {
        if (place === "panel") board.closeTask();
        actions.remove(task);
      },
    })),
    restore_task: withTask((task) =>
      task.deletedAt !== null && mayWrite ? { run: () => actions.restore(task) } : undefined,
    ),
  };
}

/** Whatever is in the trash is restored first, whoever one is. */
function refusalOf({ deletedAt }: Task): Offer | undefined {
  return deletedAt === null ? REFUSE_VIEWER : undefined;
}

type ForTask = (offer: (task: Task, place: Place) => Offer) => CommandHandler;

interface PropertyCommandsInput {
  readonly open: ReturnType<typeof useOpenProperty>;
  readonly near: NearDates;
  readonly change: TaskActions["change"];
}

/** Each opens its menu where the property is shown, for those who do not choose elsewhere. */
function propertyCommands(forTask: ForTask, { open, near, change }: PropertyCommandsInput) {
  const openFrom = (place: Place, property: Property, task: Task) => () => {
    const chip = document.getElementById(chipId(place, property, task.id));
    if (chip) open({ property, task }, chip);
  };
  return {
    edit_status: forTask((task, place) => ({
      run: openFrom(place, "status", task),
      choices: () => statusChoices(task, change),
    })),
    edit_priority: forTask((task, place) => ({
      run: openFrom(place, "priority", task),
      choices: () => priorityChoices(task, change),
    })),
    edit_due: forTask((task, place) => ({
      run: openFrom(place, "due", task),
      choices: () => dueChoices(task, change, near),
    })),
  };
}

function openPanel(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-task-panel]");
}

function focusedPanel(): Element | null {
  return document.activeElement?.closest("[data-task-panel]") ?? null;
}
