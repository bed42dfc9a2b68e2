import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t.ts";
import { showToast } from "../../ui/toasts.ts";
import type { KnownProject } from "../project/projects-context.tsx";
import { useProjects } from "../project/projects-context.tsx";
import { writeTask } from "./task-cache.ts";
import type { Task } from "./task-op.ts";

/** Moves a task into another project, where it gets a new number, and says which, with the way back. */
export function useMoveTask(): (task: Task, to: KnownProject) => Promise<void> {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const projects = useProjects();
  return useCallback(
    async function move(task, to) {
      const { workspaceId, id, projectId } = task;
      if (projectId === to.id) return;
      try {
        const moved = await client.task.move.mutate({ workspaceId, id, projectId: to.id });
        writeTask(queryClient, trpc, moved);
        const from = projects.get(projectId);
        showToast({
          title: t("project.moved", { name: to.name, key: `${to.key}-${moved.number}` }),
          description: task.title,
          ...(from && {
            action: { label: t("action.undo"), run: () => void move(moved, from) },
          }),
        });
      } catch (error) {
        showToast({
          title: t("project.notMoved"),
          description: describeError(error),
          isError: true,
        });
      }
    },
    [client, trpc, queryClient, projects],
  );
}
