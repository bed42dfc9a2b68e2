import { SEARCH_MATCHES_MAX } from "@taskflow/contract/search-matches-max";
import { useState } from "react";
import { useBoard } from "./board-context.ts";
import type { TaskFilter } from "./task-filter.ts";
import type { TaskListQuery } from "./use-task-list.ts";

/** Whether the search has found as many as it may; still so once some of them have been taken out. */
export function useIsCut({ data, isPlaceholderData }: TaskListQuery): boolean {
  const { filter } = useBoard();
  const [cut, setCut] = useState<TaskFilter>();
  const found = data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  const isFull = filter.search !== undefined && !isPlaceholderData && found >= SEARCH_MATCHES_MAX;
  if (isFull && cut !== filter) setCut(filter);
  return cut === filter;
}
