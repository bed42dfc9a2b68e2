import type { TaskPriority, TaskStatus } from "@taskflow/contract";

/** In the order in which menus show them. */
export const STATUSES: readonly TaskStatus[] = ["todo", "in_progress", "done", "cancelled"];
export const PRIORITIES: readonly TaskPriority[] = ["urgent", "high", "medium", "low", "none"];
