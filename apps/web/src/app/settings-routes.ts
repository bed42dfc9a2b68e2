import { createRoute, redirect } from "@tanstack/react-router";
import { importSignedInPages } from "./fetch-ahead.ts";
import { goIntoWorkspace } from "./go-into-workspace.ts";
import { lazyPage } from "./lazy-page.ts";
import { signedInRoute } from "./signed-in-route.ts";

const importPages = async () => (await importSignedInPages()).importSettingsPages();
const importDateTimePage = async () => (await importPages()).importDateTimePage();
const importSessionsPage = async () => (await importPages()).importSessionsPage();

const settingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/settings",
  component: lazyPage(importPages, "SettingsLayout"),
});

const settingsIndexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/settings/profile", replace: true });
  },
});

const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "profile",
  component: lazyPage(importPages, "ProfilePage"),
});

const appearanceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "appearance",
  component: lazyPage(importPages, "AppearancePage"),
});

const dateTimeRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "date-time",
  component: lazyPage(importDateTimePage, "DateTimePage"),
});

const sessionsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "sessions",
  component: lazyPage(importSessionsPage, "SessionsPage"),
});

const passwordRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "password",
  component: lazyPage(importPages, "PasswordPage"),
});

const dataRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "data",
  component: lazyPage(importPages, "DataPage"),
});

const developersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "developers",
  beforeLoad: goIntoWorkspace,
});

/** The settings, which are fetched when somebody goes there. */
export const settingsRoutes = settingsRoute.addChildren([
  settingsIndexRoute,
  profileRoute,
  appearanceRoute,
  dateTimeRoute,
  sessionsRoute,
  passwordRoute,
  dataRoute,
  developersRoute,
]);
