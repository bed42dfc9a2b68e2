import { useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Task } from "../task/task-op.ts";
import { useWorkspaces } from "../workspace/use-workspaces.ts";

const PATHS = { tasks: "/w/$slug/tasks/$taskId", trash: "/w/$slug/trash/$taskId" } as const;

/** Opens a task from anywhere, and puts the focus into it. */
export function useGoToTask() {
  const navigate = useNavigate();
  const router = useRouter();
  const workspaces = useWorkspaces();
  return useCallback(
    ({ id, workspaceId, deletedAt }: Pick<Task, "id" | "workspaceId" | "deletedAt">) => {
      const slug = workspaces.find((one) => one.id === workspaceId)?.slug;
      if (slug === undefined) return;
      const { pathname } = router.state.location;
      const section = deletedAt === null ? "tasks" : "trash";
      const list = `/w/${slug}/${section}`;
      if (pathname === `${list}/${id}`) {
        document.querySelector<HTMLElement>("[data-task-panel]")?.focus();
        return;
      }
      const isFromHere = pathname === list || pathname.startsWith(`${list}/`);
      void navigate({
        to: PATHS[section],
        params: { slug, taskId: id },
        search: isFromHere ? true : {},
        replace: isFromHere && pathname !== list,
        resetScroll: false,
        state: (before) => ({
          ...before,
          isFromList: pathname === list || (isFromHere && before.isFromList === true),
          takesFocus: true,
        }),
      });
    },
    [navigate, router, workspaces],
  );
}
