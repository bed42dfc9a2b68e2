import { CircleCheck, CircleDashed, List, type LucideIcon, Trash2 } from "lucide-react";
import type { TaskSearch } from "../features/task/task-search.ts";
import { t } from "../texts/t.ts";

interface TaskView {
  readonly to: "/tasks" | "/trash";
  readonly label: string;
  readonly icon: LucideIcon;
  readonly search: TaskSearch;
}

/** The lists that have a name. */
export const TASK_VIEW = {
  all: { to: "/tasks", label: t("nav.allTasks"), icon: List, search: {} },
  active: {
    to: "/tasks",
    label: t("nav.active"),
    icon: CircleDashed,
    search: { status: ["todo", "in_progress"] },
  },
  done: { to: "/tasks", label: t("nav.done"), icon: CircleCheck, search: { status: ["done"] } },
  trash: { to: "/trash", label: t("nav.trash"), icon: Trash2, search: {} },
} as const satisfies Record<string, TaskView>;

export const TASK_VIEWS: readonly TaskView[] = Object.values(TASK_VIEW);

/** The named list that an address shows, whatever else it is filtered by. */
export function currentView(pathname: string, search: TaskSearch): TaskView | undefined {
  const statuses = (one: TaskSearch) => (one.status ?? []).join();
  return TASK_VIEWS.find(
    (view) =>
      (pathname === view.to || pathname.startsWith(`${view.to}/`)) &&
      (view.to === "/trash" || statuses(view.search) === statuses(search)),
  );
}
