import { useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Task } from "../task/task-op.ts";

const PATHS = { tasks: "/tasks/$taskId", trash: "/trash/$taskId" } as const;

/** Opens a task from anywhere, and puts the focus into it. */
export function useGoToTask() {
  const navigate = useNavigate();
  const router = useRouter();
  return useCallback(
    ({ id, deletedAt }: Pick<Task, "id" | "deletedAt">) => {
      const { pathname } = router.state.location;
      const section = deletedAt === null ? "tasks" : "trash";
      if (pathname === `/${section}/${id}`) {
        document.querySelector<HTMLElement>("[data-task-panel]")?.focus();
        return;
      }
      const isFromHere = pathname === `/${section}` || pathname.startsWith(`/${section}/`);
      void navigate({
        to: PATHS[section],
        params: { taskId: id },
        search: isFromHere ? true : {},
        replace: isFromHere && pathname !== `/${section}`,
        resetScroll: false,
        state: (before) => ({
          ...before,
          isFromList: pathname === `/${section}` || (isFromHere && before.isFromList === true),
          takesFocus: true,
        }),
      });
    },
    [navigate, router],
  );
}
