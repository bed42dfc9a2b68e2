import { CircleCheck, CircleDashed, List, type LucideIcon, Trash2 } from "lucide-react";
import type { TaskSearch } from "../features/task/task-search.ts";

interface TaskView {
  readonly to: "/tasks" | "/trash";
  readonly label: string;
  readonly icon: LucideIcon;
  readonly search: TaskSearch;
}

/** The lists that have a name. */
export const TASK_VIEWS: readonly TaskView[] = [
  { to: "/tasks", label: "All tasks", icon: List, search: {} },
  {
    to: "/tasks",
    label: "Active",
    icon: CircleDashed,
    search: { status: ["todo", "in_progress"] },
  },
  { to: "/tasks", label: "Done", icon: CircleCheck, search: { status: ["done"] } },
  { to: "/trash", label: "Trash", icon: Trash2, search: {} },
];

/** The named list that an address shows, whatever else it is filtered by. */
export function currentView(pathname: string, search: TaskSearch): TaskView | undefined {
  const statuses = (one: TaskSearch) => (one.status ?? []).join();
  return TASK_VIEWS.find(
    (view) =>
      (pathname === view.to || pathname.startsWith(`${view.to}/`)) &&
      (view.to === "/trash" || statuses(view.search) === statuses(search)),
  );
}
