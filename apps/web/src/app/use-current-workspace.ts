import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { lastWorkspace, rememberWorkspace } from "../features/workspace/last-workspace.ts";
import { type Workspace, useWorkspaces } from "../features/workspace/use-workspaces.ts";
import { t } from "../texts/t.ts";
import { focusMain } from "../ui/focus-main.ts";
import { showToast } from "../ui/toasts.ts";
import { forgetWorkspace } from "./forget-workspace.ts";

interface CurrentWorkspace {
  /** Undefined where the address names none of this person's. */
  readonly workspace: Workspace | undefined;
  /** It was theirs a moment ago: the page is on its way to another one. */
  readonly isLeaving: boolean;
}

/** The workspace that the address names; on pages without one, the last. */
export function useCurrentWorkspace(): CurrentWorkspace {
  const workspaces = useWorkspaces();
  const { slug } = useParams({ strict: false });
  const workspace =
    slug === undefined ? lastWorkspace(workspaces) : workspaces.find((one) => one.slug === slug);
  const [known, setKnown] = useState(workspace);
  if (workspace && workspace !== known) setKnown(workspace);
  const lost = workspace === undefined && known?.slug === slug ? known : undefined;
  useEffect(() => {
    if (workspace && slug !== undefined) rememberWorkspace(workspace);
  }, [workspace, slug]);
  useLeaving(lost);
  return { workspace, isLeaving: lost !== undefined };
}

/** Takes everything of a workspace that is no longer theirs away, and the person to one that is. */
function useLeaving(lost: Workspace | undefined): void {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!lost) return;
    forgetWorkspace(queryClient, lost.id);
    showToast({
      id: `gone-${lost.id}`,
      title: t("workspace.gone", { name: lost.name }),
      description: t("workspace.goneWhy"),
      isError: true,
    });
    const go = async () => {
      await navigate({ to: "/", replace: true });
      requestAnimationFrame(focusMain);
    };
    void go();
  }, [lost, navigate, queryClient]);
}
