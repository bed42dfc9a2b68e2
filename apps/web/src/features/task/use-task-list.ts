import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { isUnreachable } from "../../lib/app-error.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { applyToList } from "./apply-task-ops.ts";
import { type TaskFilter, matchesFilter, mayMatchSearch, toListInput } from "./task-filter.ts";
import { useTaskScope } from "./task-scope.tsx";
import { useTaskOps } from "./use-task-ops.ts";

const ASK_AGAIN_MS = 5_000;

/** The list as the person left it: the server's pages with her unanswered writes laid over them. */
export function useTaskList(filter: TaskFilter) {
  const trpc = useTRPC();
  const { workspaceId } = useTaskScope();
  const ops = useTaskOps();
  const query = useInfiniteQuery(
    trpc.task.list.infiniteQueryOptions(toListInput(workspaceId, filter), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      // A server that was away is asked again until it is back.
      refetchInterval: ({ state }) => (isUnreachable(state.error) ? ASK_AGAIN_MS : false),
      // A search that is typed past is stopped, here and on the server.
      trpc: { abortOnUnmount: true },
    }),
  );
  const { data } = query;
  const loaded = useMemo(() => {
    const items = data?.pages.flatMap((page) => page.items) ?? [];
    // A task that was moved between two pages by a write comes twice.
    return [...new Map(items.map((task) => [task.id, task])).values()];
  }, [data]);
  const { isPlaceholderData } = query;
  const tasks = useMemo(() => {
    const heldIds = new Set(ops.failedUpdates.keys());
    const shown = applyToList(loaded, ops.applied, { ...filter, heldIds });
    if (!isPlaceholderData) return shown;
    // Until the answer is there: those of the former list that may well be in it.
    return shown.filter(
      (task) => matchesFilter(task, filter) && mayMatchSearch(task, filter.search),
    );
  }, [loaded, ops.applied, ops.failedUpdates, filter, isPlaceholderData]);
  return { tasks, ops, query };
}

export type TaskListQuery = ReturnType<typeof useTaskList>["query"];
