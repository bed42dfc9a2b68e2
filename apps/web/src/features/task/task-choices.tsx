import { CalendarDays } from "lucide-react";
import { t } from "../../texts/t.ts";
import type { Choice } from "../command/command-registry.ts";
import { addDays, nextMonday, todayText } from "./due-date.ts";
import { PriorityIcon } from "./priority-icon.tsx";
import { StatusIcon } from "./status-icon.tsx";
import type { Task, TaskPatch } from "./task-op.ts";
import { PRIORITIES, STATUSES } from "./task-options.ts";

type Change = (task: Task, patch: TaskPatch) => void;

export function statusChoices(task: Task, change: Change): readonly Choice[] {
  return STATUSES.map((status) => ({
    id: status,
    label: t(`status.word.${status}`),
    icon: <StatusIcon status={status} size={16} />,
    isCurrent: task.status === status,
    run: () => change(task, { status }),
  }));
}

export function priorityChoices(task: Task, change: Change): readonly Choice[] {
  return PRIORITIES.map((priority) => ({
    id: priority,
    label: t(`priority.word.${priority}`),
    icon: <PriorityIcon priority={priority} />,
    isCurrent: task.priority === priority,
    run: () => change(task, { priority }),
  }));
}

export function dueChoices(task: Task, change: Change): readonly Choice[] {
  const today = todayText();
  const dates = [
    { id: "today", label: t("due.today"), dueDate: today },
    { id: "tomorrow", label: t("due.tomorrow"), dueDate: addDays(today, 1) },
    { id: "next_week", label: t("due.nextWeek"), dueDate: nextMonday(today) },
    { id: "none", label: t("due.none"), dueDate: null },
  ];
  return dates.map(({ id, label, dueDate }) => ({
    id,
    label,
    icon: <CalendarDays aria-hidden size={16} />,
    isCurrent: task.dueDate === dueDate,
    run: () => change(task, { dueDate }),
  }));
}
