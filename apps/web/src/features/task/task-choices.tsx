import { CalendarDays } from "lucide-react";
import { t } from "../../texts/t.ts";
import type { Choice } from "../command/command-registry.ts";
import { ProjectMark } from "../project/project-mark.tsx";
import type { KnownProject } from "../project/projects-context.tsx";
import { PriorityIcon } from "./priority-icon.tsx";
import { StatusIcon } from "./status-icon.tsx";
import type { Task, TaskPatch } from "./task-op.ts";
import { PRIORITIES, STATUSES } from "./task-options.ts";
import type { NearDates } from "./use-near-dates.ts";

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

export function dueChoices(task: Task, change: Change, near: NearDates): readonly Choice[] {
  const dates = [
    { id: "today", label: t("due.today"), dueDate: near.today },
    { id: "tomorrow", label: t("due.tomorrow"), dueDate: near.tomorrow },
    { id: "next_week", label: t("due.nextWeek"), dueDate: near.nextWeek },
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

/** The projects that a task may be moved to. */
export function moveChoices(
  task: Task,
  projects: ReadonlyMap<string, KnownProject>,
  move: (task: Task, to: KnownProject) => Promise<void>,
): readonly Choice[] {
  return [...projects.values()]
    .filter(({ mayWrite }) => mayWrite)
    .map((project) => ({
      id: project.id,
      label: project.name,
      icon: <ProjectMark project={project} />,
      isCurrent: project.id === task.projectId,
      run: () => void move(task, project),
    }));
}
