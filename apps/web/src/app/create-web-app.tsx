import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type RouterHistory, RouterProvider } from "@tanstack/react-router";
import { createTRPCClient } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@taskflow/api";
import type { ReactElement } from "react";
import { LiveContext } from "../features/live/live-context.ts";
import { LiveState } from "../features/live/live-state.ts";
import { openSessionChannel } from "../features/session/session-channel.ts";
import { SessionContext } from "../features/session/session-context.ts";
import { sessionLink } from "../features/session/session-link.ts";
import { Session } from "../features/session/session.ts";
import { type ApiLink, type ApiQueries, TRPCProvider } from "../lib/trpc.ts";
import { createQueryClient, watchWindowFocus } from "./create-query-client.ts";
import { type AppRouterInstance, createAppRouter } from "./create-app-router.tsx";
import { followSession } from "./follow-session.ts";
import { type TokenSource, httpTerminatingLink } from "./http-terminating-link.ts";
import { refusalLink } from "./refusal-link.ts";

export interface WebAppOptions {
  /** The last link of the chain; HTTP unless a test brings the router into the same process. */
  readonly createLink?: (source: TokenSource) => ApiLink;
  /** The address bar; the browser's own unless given. */
  readonly history?: RouterHistory;
  /** Loads the page anew, because another person signed in in this browser. */
  readonly reload?: () => void;
}

export interface WebApp {
  readonly element: ReactElement;
  readonly router: AppRouterInstance;
  readonly queryClient: QueryClient;
  readonly session: Session;
  readonly dispose: () => void;
}

/** Puts the whole app together; nothing in it is global, so that two can stand side by side. */
export function createWebApp(options: WebAppOptions = {}): WebApp {
  const createLink = options.createLink ?? httpTerminatingLink;
  const live = new LiveState();
  const queryClient = createQueryClient(live);
  watchWindowFocus();
  const terminatingLink = createLink({
    get accessToken() {
      return session.accessToken;
    },
    freshToken: () => session.freshToken(),
  });
  const bareClient = createTRPCClient<AppRouter>({ links: [terminatingLink] });
  const session: Session = new Session({
    requestRefresh: () => bareClient.auth.refresh.mutate({}),
    channel: openSessionChannel(),
    onReplaced: () => {
      queryClient.clear();
      (options.reload ?? (() => window.location.reload()))();
    },
  });
  const links = [
    refusalLink(() => void queryClient.invalidateQueries(trpc.auth.me.queryFilter())),
    sessionLink(session),
    terminatingLink,
  ];
  const client = createTRPCClient<AppRouter>({ links });
  const trpc: ApiQueries = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
  const router = createAppRouter({
    context: { queryClient, trpc, session, live },
    ...(options.history && { history: options.history }),
  });
  const stopFollowing = followSession({ session, router, queryClient });
  return {
    router,
    queryClient,
    session,
    element: (
      <QueryClientProvider client={queryClient}>
        <TRPCProvider queryClient={queryClient} trpcClient={client}>
          <SessionContext value={session}>
            <LiveContext value={live}>
              <RouterProvider router={router} />
            </LiveContext>
          </SessionContext>
        </TRPCProvider>
      </QueryClientProvider>
    ),
    dispose: () => {
      stopFollowing();
      session.dispose();
      queryClient.clear();
    },
  };
}
