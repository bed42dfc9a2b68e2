import { Outlet, useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { BoardView } from "../features/task/board-context.ts";
import { TaskBoard } from "../features/task/task-board.tsx";
import type { TaskSearch } from "../features/task/task-search.ts";
import type { KnownProject } from "../features/project/projects-context.tsx";
import { useProjectByKey } from "../features/project/use-project-by-key.ts";
import { useWorkspace } from "../features/workspace/workspace-context.ts";
import { usePageTitle } from "../lib/use-page-title.ts";
import { t } from "../texts/t.ts";
import { MissingProject } from "./missing-project.tsx";
import { currentView } from "./task-views.ts";
import { useFetchOpenTask } from "./use-fetch-open-task.ts";

export function TasksRoute() {
  const search = useSearch({ from: "/signed-in/w/$slug/tasks" });
  return <BoardPage view="tasks" search={search} />;
}

export function TrashRoute() {
  const search = useSearch({ from: "/signed-in/w/$slug/trash" });
  return <BoardPage view="trash" search={search} />;
}

export function ProjectRoute() {
  const { projectKey } = useParams({ from: "/signed-in/w/$slug/projects/$projectKey" });
  const search = useSearch({ from: "/signed-in/w/$slug/projects/$projectKey" });
  const { project, isPending } = useProjectByKey(projectKey);
  if (project) return <BoardPage key={project.id} view="tasks" project={project} search={search} />;
  return isPending ? null : <MissingProject />;
}

const PATHS = {
  tasks: { list: "/w/$slug/tasks", task: "/w/$slug/tasks/$taskId" },
  trash: { list: "/w/$slug/trash", task: "/w/$slug/trash/$taskId" },
  project: {
    list: "/w/$slug/projects/$projectKey",
    task: "/w/$slug/projects/$projectKey/$taskId",
  },
} as const;

interface BoardPageProps {
  readonly view: BoardView;
  readonly project?: KnownProject;
  readonly search: TaskSearch;
}

function BoardPage({ view, project, search }: BoardPageProps) {
  useFetchOpenTask();
  const navigate = useNavigate();
  const router = useRouter();
  const { taskId } = useParams({ strict: false });
  const { slug } = useWorkspace();
  const projectKey = project?.key ?? "";
  const { list, task } = PATHS[project ? "project" : view];
  const title = project?.name ?? currentView(list, search)?.label ?? t("nav.tasks");

  const goToSearch = useCallback(
    (next: TaskSearch) =>
      void navigate({
        ...(taskId === undefined
          ? { to: list, params: { slug, projectKey } }
          : { to: task, params: { slug, projectKey, taskId } }),
        search: next,
        replace: true,
      }),
    [navigate, list, task, slug, projectKey, taskId],
  );
  const open = useCallback(
    (id: string, mode: "push" | "replace") =>
      void navigate({
        to: task,
        params: { slug, projectKey, taskId: id },
        search: true,
        replace: mode === "replace",
        resetScroll: false,
        state: (before) => ({
          ...before,
          isFromList: mode === "push" || before.isFromList === true,
          takesFocus: false,
        }),
      }),
    [navigate, task, slug, projectKey],
  );
  const close = useCallback(() => {
    // Back to the entry that opened it, so that "back" afterwards does not open it again.
    if (router.state.location.state.isFromList === true) router.history.back();
    else {
      void navigate({
        to: list,
        params: { slug, projectKey },
        search: true,
        replace: true,
        resetScroll: false,
      });
    }
  }, [router, navigate, list, slug, projectKey]);
  return (
    <>
      {taskId === undefined && <Title title={title} />}
      <TaskBoard
        title={title}
        view={view}
        project={project}
        search={search}
        openId={taskId}
        onSearch={goToSearch}
        onOpen={open}
        onClose={close}
      >
        <Outlet />
      </TaskBoard>
    </>
  );
}

/** Set only while no task is open, whose title it is then. */
function Title({ title }: { readonly title: string }) {
  usePageTitle(title);
  return null;
}
