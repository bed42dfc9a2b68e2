import { useQuery, useQueryClient } from "@tanstack/react-query";
import { appCodeOf } from "../../lib/app-error.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { findCachedTask } from "../task/task-cache.ts";
import type { Task } from "../task/task-op.ts";
import { useTaskScope } from "../task/task-scope.tsx";
import { useWorkspaces } from "../workspace/use-workspaces.ts";
import { taskIdOf } from "./task-id-of.ts";

interface LinkedTask {
  /** Undefined if what was typed names no task. */
  readonly id: string | undefined;
  readonly task: Task | undefined;
  readonly isMissing: boolean;
}

/** The task that a pasted address or id means. */
export function useLinkedTask(typed: string): LinkedTask {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const workspaces = useWorkspaces();
  const here = useTaskScope().workspaceId;
  const { id, slug } = taskIdOf(typed, window.location.origin) ?? {};
  const workspaceId = workspaces.find((one) => one.slug === slug)?.id ?? here;
  const { data, error } = useQuery(
    trpc.task.get.queryOptions(
      { workspaceId, id: id ?? "" },
      {
        enabled: id !== undefined,
        placeholderData: () => findCachedTask(queryClient, trpc, { workspaceId, id: id ?? "" }),
        retry: (count, failure) => count < 2 && appCodeOf(failure) === undefined,
      },
    ),
  );
  const code = appCodeOf(error);
  return {
    id,
    task: id === undefined ? undefined : data,
    isMissing: id !== undefined && (code === "not_found" || code === "invalid_input"),
  };
}
