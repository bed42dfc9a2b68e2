import { CircleCheck, CircleDashed, List, type LucideIcon, Trash2 } from "lucide-react";
import type { TaskSearch } from "../features/task/task-search.ts";
import { t } from "../texts/t.ts";

interface TaskView {
  readonly to: "/w/$slug/tasks" | "/w/$slug/trash";
  readonly label: string;
  readonly icon: LucideIcon;
  readonly search: TaskSearch;
}

/** The lists that have a name. */
export const TASK_VIEW = {
  all: { to: "/w/$slug/tasks", label: t("nav.allTasks"), icon: List, search: {} },
  active: {
    to: "/w/$slug/tasks",
    label: t("nav.active"),
    icon: CircleDashed,
    search: { status: ["todo", "in_progress"] },
  },
  done: {
    to: "/w/$slug/tasks",
    label: t("nav.done"),
    icon: CircleCheck,
    search: { status: ["done"] },
  },
  trash: { to: "/w/$slug/trash", label: t("nav.trash"), icon: Trash2, search: {} },
} as const satisfies Record<string, TaskView>;

export const TASK_VIEWS: readonly TaskView[] = Object.values(TASK_VIEW);

/** The named list that an address shows, whatever else it is filtered by. */
export function currentView(pathname: string, search: TaskSearch): TaskView | undefined {
  const statuses = (one: TaskSearch) => (one.status ?? []).join();
  const [, , , section] = pathname.split("/");
  return TASK_VIEWS.find(
    ({ to, search: own }) =>
      to.endsWith(`/${section}`) && (section === "trash" || statuses(own) === statuses(search)),
  );
}
