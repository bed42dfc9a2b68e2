import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t.ts";
import { showToast } from "../../ui/toasts.ts";
import type { Project } from "./projects-context.tsx";

type Archivable = Pick<Project, "id" | "workspaceId" | "name" | "archivedAt">;

/** Puts a project into the archive or takes it out, and says so with the way back. */
export function useArchiveProject(): (project: Archivable) => void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useCallback(
    (project) => {
      const turn = async ({ id, workspaceId, name, archivedAt }: Archivable): Promise<void> => {
        const call = archivedAt === null ? client.project.archive : client.project.unarchive;
        try {
          const now = await call.mutate({ id, workspaceId });
          await queryClient.invalidateQueries(trpc.project.list.pathFilter());
          void queryClient.invalidateQueries(trpc.task.list.pathFilter());
          showToast({
            title: t(archivedAt === null ? "project.archivedNow" : "project.unarchivedNow", {
              name,
            }),
            action: { label: t("action.undo"), run: () => void turn(now) },
          });
        } catch (error) {
          showToast({
            title: t("project.notChanged"),
            description: describeError(error),
            isError: true,
          });
        }
      };
      void turn(project);
    },
    [client, trpc, queryClient],
  );
}
