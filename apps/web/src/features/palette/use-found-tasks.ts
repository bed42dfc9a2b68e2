import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { useOnline } from "../../lib/use-online.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { applyToTask } from "../task/apply-task-ops.ts";
import { cachedTasks } from "../task/task-cache.ts";
import { mayMatchSearch } from "../task/task-filter.ts";
import type { Task } from "../task/task-op.ts";
import { useTaskScope } from "../task/task-scope.tsx";
import { useTaskOps } from "../task/use-task-ops.ts";

const PAUSE_MS = 150;
const FOUND_MAX = 8;
/** As long as the server takes them. */
const TYPED_MAX = 200;

export interface FoundTasks {
  readonly tasks: readonly Task[];
  readonly isFetching: boolean;
  readonly isOffline: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/**
 * Tasks that fit what was typed: at once those that some list has loaded, then those that the server
 * finds. What stands there already keeps its place when the answer comes.
 */
export function useFoundTasks(typed: string): FoundTasks {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { workspaceId } = useTaskScope();
  const ops = useTaskOps();
  const isOnline = useOnline();
  const words = typed.trim().slice(0, TYPED_MAX);
  const search = useDebounced(words, PAUSE_MS);
  const query = useQuery(
    trpc.task.list.queryOptions(
      { workspaceId, search, limit: FOUND_MAX },
      {
        enabled: search !== "",
        placeholderData: keepPreviousData,
        // Asked anew by the next palette: other lists do not keep this one up to date.
        gcTime: 0,
        // A search that is typed past is stopped, here and on the server.
        trpc: { abortOnUnmount: true },
      },
    ),
  );
  const { data, isPlaceholderData } = query;
  const isBehind = isPlaceholderData || search !== words;
  const tasks = useMemo(() => {
    if (words === "") return [];
    const made = ops.applied.flatMap((op) => (op.kind === "create" ? [op.task] : []));
    const near = [...made, ...cachedTasks(queryClient, trpc)];
    const answered = data?.items ?? [];
    const isLikely = (task: Task) => mayMatchSearch(task, words);
    const all = [...near.filter(isLikely), ...(isBehind ? answered.filter(isLikely) : answered)];
    return [...new Map(all.map((task) => [task.id, applyToTask(task, ops.applied)])).values()]
      .filter((task) => task.deletedAt === null && task.workspaceId === workspaceId)
      .slice(0, FOUND_MAX);
  }, [words, data, isBehind, ops.applied, queryClient, trpc, workspaceId]);
  return {
    tasks,
    isFetching: words !== "" && isOnline && (query.isFetching || search !== words),
    isOffline: !isOnline,
    error: words === "" ? null : query.error,
    retry: () => void query.refetch(),
  };
}
