import { createRoute, redirect } from "@tanstack/react-router";
import { importSignedInPages } from "./fetch-ahead.ts";
import { lazyPage } from "./lazy-page.ts";
import { workspaceRoute } from "./workspace-route.ts";

const importPages = async () => (await importSignedInPages()).importSettingsPages();
const importDevelopersPage = async () => (await importPages()).importDevelopersPage();
const importWorkspacePages = async () => (await importPages()).importWorkspacePages();

const workspaceSettingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "settings",
  component: lazyPage(importPages, "SettingsLayout"),
});

const workspaceSettingsIndexRoute = createRoute({
  getParentRoute: () => workspaceSettingsRoute,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/w/$slug/settings/general", params, replace: true });
  },
});

const generalRoute = createRoute({
  getParentRoute: () => workspaceSettingsRoute,
  path: "general",
  component: lazyPage(importWorkspacePages, "GeneralPage"),
});

const membersRoute = createRoute({
  getParentRoute: () => workspaceSettingsRoute,
  path: "members",
  component: lazyPage(importWorkspacePages, "MembersPage"),
});

const invitationsRoute = createRoute({
  getParentRoute: () => workspaceSettingsRoute,
  path: "invitations",
  component: lazyPage(importWorkspacePages, "InvitationsPage"),
});

const leaveRoute = createRoute({
  getParentRoute: () => workspaceSettingsRoute,
  path: "leave",
  component: lazyPage(importWorkspacePages, "LeavePage"),
});

const developersRoute = createRoute({
  getParentRoute: () => workspaceSettingsRoute,
  path: "developers",
  component: lazyPage(importDevelopersPage, "DevelopersPage"),
});

/** The settings of a workspace, which are fetched when somebody goes there. */
export const workspaceSettingsRoutes = workspaceSettingsRoute.addChildren([
  workspaceSettingsIndexRoute,
  generalRoute,
  membersRoute,
  invitationsRoute,
  developersRoute,
  leaveRoute,
]);
