import { CalendarClock, CalendarDays } from "lucide-react";
import { t } from "../../texts/t.ts";
import { classNames } from "../../ui/class-names.ts";
import { type DateText, dueLabel, dueState, longDate } from "./due-date.ts";
import { PriorityIcon } from "./priority-icon.tsx";
import { useOpenProperty } from "./property-menus.tsx";
import { StatusIcon } from "./status-icon.tsx";
import type { Task } from "./task-op.ts";

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
  "touch-target z-1 inline-flex shrink-0 items-center gap-1.5 rounded-md text-sm",
  "whitespace-nowrap hovered:bg-pressed data-popup-open:bg-pressed",
);

const QUIET_CLASS = "text-ink-soft hovered:text-ink data-popup-open:text-ink";

const PLACE_CLASS = {
  row: "h-7 px-1.5",
  panel: "h-(--size-control) px-2",
} as const;

/** Where the chip stands in a row: what is set at the end, what says nothing before it, on demand. */
function rowClass(isSet: boolean, order: string): string {
  return isSet ? order : "order-1 resting:sr-only max-sm:sr-only coarse:sr-only";
}

export function StatusChip({ task, place, tabIndex }: ChipProps) {
  const open = useOpenProperty();
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={(event) => open({ property: "status", task }, event.currentTarget)}
      id={chipId(place, "status", task.id)}
      tabIndex={tabIndex}
      disabled={task.deletedAt !== null}
      aria-label={t("status.name", { word: t(`status.word.${task.status}`) })}
      title={place === "row" ? t(`status.word.${task.status}`) : undefined}
      // In a row the box at its head says the same.
      className={classNames(
        CHIP_CLASS,
        QUIET_CLASS,
        PLACE_CLASS[place],
        place === "row" && rowClass(false, ""),
      )}
    >
      <StatusIcon status={task.status} size={15} />
      {place === "panel" && t(`status.word.${task.status}`)}
    </button>
  );
}

export function PriorityChip({ task, place, tabIndex }: ChipProps) {
  const word = t(`priority.word.${task.priority}`);
  const open = useOpenProperty();
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={(event) => open({ property: "priority", task }, event.currentTarget)}
      id={chipId(place, "priority", task.id)}
      tabIndex={tabIndex}
      disabled={task.deletedAt !== null}
      aria-label={t("priority.name", { word })}
      title={place === "row" ? word : undefined}
      className={classNames(
        CHIP_CLASS,
        QUIET_CLASS,
        PLACE_CLASS[place],
        place === "row" && rowClass(task.priority !== "none", ""),
      )}
    >
      <PriorityIcon priority={task.priority} />
      {place === "panel" && word}
    </button>
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
  const open = useOpenProperty();
  const isOver = task.status === "done" || task.status === "cancelled";
  const state = isOver && task.dueDate !== null ? "later" : dueState(task.dueDate, today);
  const DueIcon = state === "overdue" ? CalendarClock : CalendarDays;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={false}
      onClick={(event) => open({ property: "due", task }, event.currentTarget)}
      id={chipId(place, "due", task.id)}
      tabIndex={tabIndex}
      disabled={task.deletedAt !== null}
      aria-label={dueName(task.dueDate, today, state)}
      title={place === "row" ? dueTitle(task.dueDate) : undefined}
      className={classNames(
        CHIP_CLASS,
        PLACE_CLASS[place],
        DUE_CLASS[state],
        place === "row" && rowClass(state !== "none", "order-4"),
      )}
    >
      {(place === "panel" || state === "none" || state === "overdue") && (
        <DueIcon aria-hidden size={15} className="shrink-0" />
      )}
      {task.dueDate === null
        ? place === "panel" && t("due.none")
        : dueWords(task.dueDate, today, place === "panel" && state === "overdue")}
    </button>
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
