import { createRoute, redirect } from "@tanstack/react-router";
import { parseTaskSearch } from "../features/task/task-search.ts";
import { importOpenTask, importSignedInPages } from "./fetch-ahead.ts";
import { goIntoWorkspace } from "./go-into-workspace.ts";
import { lazyPage } from "./lazy-page.ts";
import { OpenTaskError } from "./open-task-error.tsx";
import { signedInRoute } from "./signed-in-route.ts";
import { workspaceSettingsRoutes } from "./workspace-settings-routes.ts";
import { workspaceRoute } from "./workspace-route.ts";

const workspaceIndexRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/w/$slug/tasks", params, replace: true });
  },
});

const tasksRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "tasks",
  validateSearch: parseTaskSearch,
  component: lazyPage(importSignedInPages, "TasksRoute"),
});

const taskRoute = createRoute({
  getParentRoute: () => tasksRoute,
  path: "$taskId",
  component: lazyPage(importOpenTask, "OpenTaskRoute"),
  errorComponent: OpenTaskError,
});

const trashRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "trash",
  validateSearch: parseTaskSearch,
  component: lazyPage(importSignedInPages, "TrashRoute"),
});

const trashedTaskRoute = createRoute({
  getParentRoute: () => trashRoute,
  path: "$taskId",
  component: lazyPage(importOpenTask, "OpenTrashedTaskRoute"),
  errorComponent: OpenTaskError,
});

const projectRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "projects/$projectKey",
  validateSearch: parseTaskSearch,
  component: lazyPage(importSignedInPages, "ProjectRoute"),
});

const projectTaskRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: "$taskId",
  component: lazyPage(importOpenTask, "OpenProjectTaskRoute"),
  errorComponent: OpenTaskError,
});

const activityRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "activity",
  component: lazyPage(() => import("../features/activity/activity-page.tsx"), "ActivityPage"),
});

/** Everything of one workspace. */
export const workspaceRoutes = workspaceRoute.addChildren([
  workspaceIndexRoute,
  tasksRoute.addChildren([taskRoute]),
  trashRoute.addChildren([trashedTaskRoute]),
  projectRoute.addChildren([projectTaskRoute]),
  activityRoute,
  workspaceSettingsRoutes,
]);

const oldTasksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/tasks/$",
  beforeLoad: goIntoWorkspace,
});

const oldTrashRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/trash/$",
  beforeLoad: goIntoWorkspace,
});

/** Addresses that name no workspace. */
export const oldRoutes = [oldTasksRoute, oldTrashRoute] as const;
