import { useMemo } from "react";
import { t } from "../../texts/t.ts";
import { StatusIcon } from "../task/status-icon.tsx";
import type { Task } from "../task/task-op.ts";
import { type Offers, commandGroups, wordsOf } from "./command-items.tsx";
import { matchWords } from "./match-words.ts";
import type { PaletteGroup, PaletteItem, PalettePage } from "./palette-item.ts";
import { type FoundTasks, useFoundTasks } from "./use-found-tasks.ts";
import { useGoToTask } from "./use-go-to-task.ts";
import { useLinkedTask } from "./use-linked-task.ts";

interface PaletteInput {
  readonly offers: Offers;
  readonly page: PalettePage | undefined;
  readonly typed: string;
}

export interface PaletteContent {
  readonly groups: readonly PaletteGroup[];
  readonly found: FoundTasks;
  /** The address that was pasted leads nowhere. */
  readonly isMissing: boolean;
}

/** What the palette shows for what was typed, on its first page or on one that a command leads to. */
export function usePaletteContent({ offers, page, typed }: PaletteInput): PaletteContent {
  const goToTask = useGoToTask();
  const linked = useLinkedTask(page ? "" : typed);
  const found = useFoundTasks(page || linked.id !== undefined ? "" : typed);
  const { tasks } = found;
  const groups = useMemo(() => {
    if (page) {
      const items = page.items.filter((item) => matchWords(typed, wordsOf(item)));
      return items.length > 0 ? [{ id: "page", label: undefined, items }] : [];
    }
    const shown = linked.task ? [linked.task] : tasks;
    const items = shown.map((task) => taskItem(task, goToTask));
    const commands = commandGroups(offers, typed);
    return items.length > 0
      ? [...commands, { id: "tasks", label: t("palette.tasks"), items }]
      : commands;
  }, [page, typed, tasks, linked.task, offers, goToTask]);
  return { groups, found, isMissing: linked.isMissing };
}

function taskItem(task: Task, goToTask: ReturnType<typeof useGoToTask>): PaletteItem {
  return {
    id: `task:${task.id}`,
    label: task.title,
    icon: <StatusIcon status={task.status} size={16} />,
    act: { kind: "run", run: () => goToTask(task) },
  };
}
