import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { showToast } from "../../ui/toasts.ts";
import { useChangeWorkspaces } from "../workspace/use-change-workspaces.ts";
import type { Workspace } from "../workspace/use-workspaces.ts";

/** Takes the person to where they still are, and says what has happened. */
export function useLeaveForGood(): (left: Workspace, words: string) => Promise<void> {
  const navigate = useNavigate();
  const changeWorkspaces = useChangeWorkspaces();
  return useCallback(
    async (left, words) => {
      showToast({ title: words, isShort: true });
      // First away, or the page would say that the workspace was taken away from under it.
      await navigate({ to: "/settings/profile", replace: true });
      await changeWorkspaces((all) => all.filter(({ id }) => id !== left.id));
      await navigate({ to: "/", replace: true });
    },
    [navigate, changeWorkspaces],
  );
}
