import { type RouterHistory, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { toReturnPath } from "../features/session/return-path.ts";
import { ErrorPage } from "./error-page.tsx";
import { inviteRoute } from "./invite-route.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { placeAfterDoor } from "./place-after-door.ts";
import { RegisterRoute } from "./register-route.tsx";
import { type RouterContext, rootRoute } from "./root-route.ts";
import { parseSearch, stringifySearch } from "./search-params.ts";
import { settingsRoutes } from "./settings-routes.ts";
import { shareRoute } from "./share-route.ts";
import { SignInRoute } from "./sign-in-route.tsx";
import { signedInRoute } from "./signed-in-route.ts";
import { oldRoutes, workspaceRoutes } from "./workspace-routes.ts";

interface DoorSearch {
  /** Where to go after sign-in. */
  readonly next?: string | undefined;
  readonly reason?: "ended" | "deleted" | undefined;
}

/** Names every key: the router lays this over the raw address, where one left out would stay as it was. */
function parseDoorSearch(search: Record<string, unknown>): DoorSearch {
  const reason = search["reason"];
  return {
    next: toReturnPath(search["next"]),
    reason: reason === "ended" || reason === "deleted" ? reason : undefined,
  };
}

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: async ({ context }) => {
    const state = await context.session.ready();
    if (state.status === "signed_in") throw redirect({ href: "/tasks", replace: true });
    throw redirect({ to: "/sign-in", replace: true });
  },
});

/** The pages for those who are not signed in; whoever is goes on at once. */
const doorRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "door",
  validateSearch: parseDoorSearch,
  beforeLoad: async ({ context, search }) => {
    const state = await context.session.ready();
    if (state.status !== "signed_in") return;
    const hasEnded = search.reason === "ended";
    const href = await placeAfterDoor({ context, next: search.next, hasEnded });
    throw redirect({ href, replace: true });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: "/sign-in",
  component: SignInRoute,
});

const registerRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: "/register",
  component: RegisterRoute,
});

const routeTree = rootRoute.addChildren([
  indexRoute,
  doorRoute.addChildren([signInRoute, registerRoute]),
  inviteRoute,
  shareRoute,
  signedInRoute.addChildren([workspaceRoutes, ...oldRoutes, settingsRoutes]),
]);

interface AppRouterOptions {
  readonly context: RouterContext;
  readonly history?: RouterHistory;
}

export function createAppRouter({ context, history }: AppRouterOptions) {
  return createRouter({
    routeTree,
    context,
    parseSearch,
    stringifySearch,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingMs: 300,
    // What a link leads to is fetched when it is pointed at.
    defaultPreload: "intent",
    defaultStaleTime: Number.POSITIVE_INFINITY,
    scrollRestoration: false,
    ...(history && { history }),
  });
}

export type AppRouterInstance = ReturnType<typeof createAppRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouterInstance;
  }
  interface HistoryState {
    /** The entry before this one is the list from which the task was opened. */
    isFromList?: boolean;
    /** The task or the section was asked for by name: its panel or heading takes the focus. */
    takesFocus?: boolean;
  }
}
