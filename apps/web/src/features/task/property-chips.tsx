import { CalendarClock, CalendarDays } from "lucide-react";
import { t } from "../../texts/t.ts";
import { type DateText, dueLabel, dueState, longDate } from "./due-date.ts";
import { PriorityIcon } from "./priority-icon.tsx";
import { type ChipPlace, PropertyChip, QUIET_CLASS } from "./property-chip.tsx";
import { StatusIcon } from "./status-icon.tsx";
import type { Task } from "./task-op.ts";

interface ChipProps {
  readonly task: Task;
  readonly place: ChipPlace;
  readonly tabIndex?: number;
}

export function StatusChip({ task, place, tabIndex }: ChipProps) {
  const word = t(`status.word.${task.status}`);
  return (
    <PropertyChip
      property="status"
      task={task}
      place={place}
      tabIndex={tabIndex}
      name={t("status.name", { word })}
      title={word}
      // In a row the box at its head says the same.
      order={undefined}
    >
      <StatusIcon status={task.status} size={15} />
      {place === "panel" && word}
    </PropertyChip>
  );
}

export function PriorityChip({ task, place, tabIndex }: ChipProps) {
  const word = t(`priority.word.${task.priority}`);
  return (
    <PropertyChip
      property="priority"
      task={task}
      place={place}
      tabIndex={tabIndex}
      name={t("priority.name", { word })}
      title={word}
      order={task.priority === "none" ? undefined : ""}
    >
      <PriorityIcon priority={task.priority} />
      {place === "panel" && word}
    </PropertyChip>
  );
}

const DUE_CLASS = {
  none: QUIET_CLASS,
  overdue: "text-danger",
  today: "text-accent",
  soon: QUIET_CLASS,
  later: QUIET_CLASS,
} as const;

interface DueChipProps extends ChipProps {
  readonly today: DateText;
}

export function DueChip({ task, place, tabIndex, today }: DueChipProps) {
  const isOver = task.status === "done" || task.status === "cancelled";
  const state = isOver && task.dueDate !== null ? "later" : dueState(task.dueDate, today);
  const DueIcon = state === "overdue" ? CalendarClock : CalendarDays;
  return (
    <PropertyChip
      property="due"
      task={task}
      place={place}
      tabIndex={tabIndex}
      name={dueName(task.dueDate, today, state)}
      title={dueTitle(task.dueDate)}
      order={state === "none" ? undefined : "order-4"}
      look={DUE_CLASS[state]}
    >
      {(place === "panel" || state === "none" || state === "overdue") && (
        <DueIcon aria-hidden size={15} className="shrink-0" />
      )}
      {task.dueDate === null
        ? place === "panel" && t("due.none")
        : dueWords(task.dueDate, today, place === "panel" && state === "overdue")}
    </PropertyChip>
  );
}

function dueTitle(date: DateText | null): string {
  return date === null ? t("due.none") : longDate(date);
}

/** Begins with the words that are seen, so that a voice that reads them out loud finds the button. */
function dueName(date: DateText | null, today: DateText, state: keyof typeof DUE_CLASS): string {
  if (date === null) return t("due.noneName");
  const day = dueWords(date, today, state === "overdue");
  return t("due.name", { day, date: longDate(date) });
}

function dueWords(date: DateText, today: DateText, isOverdue: boolean): string {
  const day = dueLabel(date, today);
  return isOverdue ? t("due.overdue", { day }) : day;
}
