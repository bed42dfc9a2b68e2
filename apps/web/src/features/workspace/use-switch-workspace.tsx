import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { useCommands } from "../command/command-context.ts";
import { useWorkspaces } from "./use-workspaces.ts";
import { useWorkspace } from "./workspace-context.ts";
import { WorkspaceMark } from "./workspace-mark.tsx";

/**
 * Leads from one workspace to another, and serves the command that does the same.
 *
 * @param onOpen shows what there is to choose from
 */
export function useSwitchWorkspace(onOpen: () => void): (slug: string) => void {
  const navigate = useNavigate();
  const workspaces = useWorkspaces();
  const current = useWorkspace();
  const switchTo = useCallback(
    (slug: string) => void navigate({ to: "/w/$slug/tasks", params: { slug } }),
    [navigate],
  );
  useCommands({
    switch_workspace: () => ({
      run: onOpen,
      choices: () =>
        workspaces.map((workspace) => ({
          id: workspace.id,
          label: workspace.name,
          icon: <WorkspaceMark workspace={workspace} />,
          isCurrent: workspace.id === current.id,
          run: () => switchTo(workspace.slug),
        })),
    }),
  });
  return switchTo;
}
