import type { TaskPriority, TaskStatus } from "@taskflow/contract";
import { PRIORITIES, STATUSES } from "./task-options.ts";

/** What the address says about the list: shareable, and kept over reload. */
export interface TaskSearch {
  readonly status?: readonly TaskStatus[] | undefined;
  readonly priority?: readonly TaskPriority[] | undefined;
  readonly q?: string | undefined;
}

const QUERY_LENGTH_MAX = 200;

/**
 * Takes what fits and drops the rest: an address is typed by hand as well. Names every key: the router
 * lays this over the raw address, where one left out would stay as it was.
 */
export function parseTaskSearch(search: Record<string, unknown>): TaskSearch {
  const status = pick(STATUSES, search["status"]);
  const priority = pick(PRIORITIES, search["priority"]);
  const q = typeof search["q"] === "string" ? search["q"].slice(0, QUERY_LENGTH_MAX) : "";
  return {
    status: status.length > 0 ? status : undefined,
    priority: priority.length > 0 ? priority : undefined,
    q: q.trim() === "" ? undefined : q,
  };
}

function pick<T extends string>(known: readonly T[], value: unknown): readonly T[] {
  const words: readonly unknown[] =
    typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : [];
  return known.filter((word) => words.includes(word));
}

export function isFiltered(search: TaskSearch): boolean {
  return search.status !== undefined || search.priority !== undefined || search.q !== undefined;
}
