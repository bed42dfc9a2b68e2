import type { TaskPriority, TaskStatus } from "@taskflow/contract";

/** In the order in which menus show them. */
export const STATUS_WORD: Record<TaskStatus, string> = {
  todo: "To do",
  in_progress: "In progress",
  done: "Done",
  cancelled: "Cancelled",
};

export const PRIORITY_WORD: Record<TaskPriority, string> = {
  urgent: "Urgent",
  high: "High",
  medium: "Medium",
  low: "Low",
  none: "No priority",
};

function keysOf<T extends string>(table: Record<T, string>): readonly T[] {
  // Object.keys forgets the type of the keys; a table written as a literal has no others.
  return Object.keys(table) as T[];
}

export const STATUSES = keysOf(STATUS_WORD);
export const PRIORITIES = keysOf(PRIORITY_WORD);
