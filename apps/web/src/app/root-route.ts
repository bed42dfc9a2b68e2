import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext } from "@tanstack/react-router";
import type { LiveState } from "../features/live/live-state.ts";
import type { Session } from "../features/session/session.ts";
import type { ApiQueries } from "../lib/trpc.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { RootLayout } from "./root-layout.tsx";

export interface RouterContext {
  readonly queryClient: QueryClient;
  readonly trpc: ApiQueries;
  readonly session: Session;
  readonly live: LiveState;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: RootLayout,
  notFoundComponent: NotFoundPage,
});
