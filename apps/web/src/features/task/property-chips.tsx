import { Menu } from "@base-ui/react/menu";
import { Popover } from "@base-ui/react/popover";
import { CalendarClock, CalendarDays } from "lucide-react";
import { classNames } from "../../ui/class-names.ts";
import { type DateText, dueLabel, dueState, longDate } from "./due-date.ts";
import { PriorityIcon } from "./priority-icon.tsx";
import { usePropertyHandles } from "./property-menus.tsx";
import { StatusIcon } from "./status-icon.tsx";
import type { Task } from "./task-op.ts";
import { PRIORITY_WORD, STATUS_WORD } from "./task-words.ts";

interface ChipProps {
  readonly task: Task;
  /** Where the chip stands; with the property it makes the id by which a key opens its menu. */
  readonly place: "row" | "panel";
  readonly tabIndex?: number;
}

export function chipId(place: ChipProps["place"], property: string, taskId: string): string {
  return `${place}-${property}-${taskId}`;
}

const CHIP_CLASS = classNames(
  "touch-target inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md px-1.5 text-sm",
  "whitespace-nowrap text-ink-soft transition-colors hovered:bg-pressed hovered:text-ink",
  "data-popup-open:bg-pressed data-popup-open:text-ink",
);

const PLACE_CLASS = { row: "", panel: "h-(--size-control) px-2.5 shadow-field" } as const;

/** What says nothing shows only where it can be needed: under the pointer or the focus. */
const EMPTY_CLASS = classNames(
  "max-sm:hidden opacity-0 group-hover/row:opacity-100 group-focus-within/row:opacity-100",
  "group-data-active/row:opacity-100 data-popup-open:opacity-100 focus-visible:opacity-100",
);

export function StatusChip({ task, place, tabIndex }: ChipProps) {
  const { status } = usePropertyHandles();
  const isPlain = place === "row" && (task.status === "todo" || task.status === "done");
  return (
    <Menu.Trigger
      handle={status}
      payload={task}
      id={chipId(place, "status", task.id)}
      tabIndex={tabIndex}
      disabled={task.deletedAt !== null}
      aria-label={`Status: ${STATUS_WORD[task.status]}`}
      className={classNames(CHIP_CLASS, PLACE_CLASS[place], isPlain && EMPTY_CLASS)}
    >
      <StatusIcon status={task.status} size={14} />
      {STATUS_WORD[task.status]}
    </Menu.Trigger>
  );
}

export function PriorityChip({ task, place, tabIndex }: ChipProps) {
  const { priority } = usePropertyHandles();
  const isPlain = place === "row" && task.priority === "none";
  return (
    <Menu.Trigger
      handle={priority}
      payload={task}
      id={chipId(place, "priority", task.id)}
      tabIndex={tabIndex}
      disabled={task.deletedAt !== null}
      aria-label={`Priority: ${task.priority === "none" ? "none" : PRIORITY_WORD[task.priority]}`}
      title={place === "row" ? PRIORITY_WORD[task.priority] : undefined}
      className={classNames(CHIP_CLASS, PLACE_CLASS[place], isPlain && EMPTY_CLASS)}
    >
      <PriorityIcon priority={task.priority} />
      {place === "panel" && PRIORITY_WORD[task.priority]}
    </Menu.Trigger>
  );
}

const DUE_CLASS = {
  none: "",
  overdue: "text-danger hovered:text-danger",
  today: "text-accent hovered:text-accent",
  soon: "",
  later: "",
} as const;

interface DueChipProps extends ChipProps {
  readonly today: DateText;
}

export function DueChip({ task, place, tabIndex, today }: DueChipProps) {
  const { due } = usePropertyHandles();
  const isOver = task.status === "done" || task.status === "cancelled";
  const state = isOver && task.dueDate !== null ? "later" : dueState(task.dueDate, today);
  const isPlain = place === "row" && state === "none";
  const DueIcon = state === "overdue" ? CalendarClock : CalendarDays;
  return (
    <Popover.Trigger
      handle={due}
      payload={task}
      id={chipId(place, "due", task.id)}
      tabIndex={tabIndex}
      disabled={task.deletedAt !== null}
      aria-label={dueName(task.dueDate, state)}
      className={classNames(
        CHIP_CLASS,
        PLACE_CLASS[place],
        DUE_CLASS[state],
        isPlain && EMPTY_CLASS,
      )}
    >
      <DueIcon aria-hidden size={15} className="shrink-0" />
      {task.dueDate === null
        ? place === "panel" && "No due date"
        : dueLabel(task.dueDate, today) +
          (place === "panel" && state === "overdue" ? ", overdue" : "")}
    </Popover.Trigger>
  );
}

function dueName(date: DateText | null, state: keyof typeof DUE_CLASS): string {
  if (date === null) return "Due date: none";
  return `Due date: ${longDate(date)}${state === "overdue" ? ", overdue" : ""}`;
}
