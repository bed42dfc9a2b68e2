import { CSPProvider } from "@base-ui/react/csp-provider";
import { Outlet, useParams } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import { CommandContext } from "../features/command/command-context.ts";
import { CommandRegistry } from "../features/command/command-registry.ts";
import { useFollowWorkspace } from "../features/live/use-follow-workspace.ts";
import { ProjectsProvider } from "../features/project/projects-context.tsx";
import { TaskScopeProvider } from "../features/task/task-scope.tsx";
import { WIDE } from "../features/task/use-board-focus.ts";
import { WorkspaceContext } from "../features/workspace/workspace-context.ts";
import { useMediaQuery } from "../lib/use-media-query.ts";
import { t } from "../texts/t.ts";
import { focusMain } from "../ui/focus-main.ts";
import { AppCommands } from "./app-commands.tsx";
import { CommandOverlays } from "./command-overlays.tsx";
import { FirstRun } from "./first-run.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { ProjectOverlays } from "./project-overlays.tsx";
import { SideBar } from "./side-bar.tsx";
import { Toasts } from "./toasts.tsx";
import { UnsavedGuard } from "./unsaved-guard.tsx";
import { useCurrentWorkspace } from "./use-current-workspace.ts";
import { useFetchRest } from "./use-fetch-rest.ts";

/** Everything behind the door: navigation, the account, messages, and the page itself. */
export function SignedInLayout() {
  useFetchRest();
  return (
    <CSPProvider disableStyleElements>
      <InWorkspace />
      <Toasts />
    </CSPProvider>
  );
}

function Follow(followed: Parameters<typeof useFollowWorkspace>[0]) {
  useFollowWorkspace(followed);
  return null;
}

function InWorkspace() {
  const { workspace, isLeaving } = useCurrentWorkspace();
  const [commands] = useState(() => new CommandRegistry());
  const { taskId } = useParams({ strict: false });
  const isWide = useMediaQuery(WIDE, true);
  if (isLeaving) return null;
  if (!workspace) return <NotFoundPage />;
  return (
    <WorkspaceContext value={workspace}>
      <ProjectsProvider>
        <TaskScopeProvider workspaceId={workspace.id}>
          <Follow workspaceId={workspace.id} isShared={workspace.kind === "team"} />
          <UnsavedGuard />
          <FirstRun />
          <CommandContext value={commands}>
            <AppCommands />
            <a
              href="#main"
              onClick={(event) => {
                event.preventDefault();
                focusMain();
              }}
              className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-raised px-3 py-2 focus:translate-y-0 focus:shadow-float"
            >
              {t("nav.skip")}
            </a>
            <div className="lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)]">
              <SideBar isCovered={taskId !== undefined && !isWide} />
              <div className="min-w-0">
                <OfflineBanner />
                {/* Nothing of one workspace is left on the page of another. */}
                <Fragment key={workspace.id}>
                  <Outlet />
                </Fragment>
              </div>
            </div>
            <CommandOverlays />
            <ProjectOverlays />
          </CommandContext>
        </TaskScopeProvider>
      </ProjectsProvider>
    </WorkspaceContext>
  );
}
