import type { QueryClient } from "@tanstack/react-query";
import type { ApiQueries } from "../../lib/trpc.ts";
import { applyToTask } from "./apply-task-ops.ts";
import { cachedTasks } from "./task-cache.ts";
import type { Task } from "./task-op.ts";
import { unansweredOps } from "./use-task-ops.ts";

/** The task as the pages show it, if this tab has seen it: the server's newest word under what was written since. */
export function shownTask(
  queryClient: QueryClient,
  trpc: ApiQueries,
  { workspaceId, id }: Pick<Task, "workspaceId" | "id">,
): Task | undefined {
  const ops = unansweredOps(queryClient.getMutationCache());
  const known = [
    queryClient.getQueryData(trpc.task.get.queryKey({ workspaceId, id })),
    ...cachedTasks(queryClient, trpc).filter((task) => task.id === id),
    ops.find((op) => op.kind === "create" && op.task.id === id)?.task,
  ].flatMap((task) => task ?? []);
  const [newest] = known.toSorted((a, b) => b.version - a.version);
  return newest && applyToTask(newest, ops);
}
