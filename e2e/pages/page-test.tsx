import { appRouter, type ApiContext } from "@taskflow/api/server";
import type { Services } from "@taskflow/domain";
import { domainTest, testCall } from "@taskflow/domain/testing";
import { createWebApp, type TokenSource, type WebApp } from "@taskflow/web";
import { createMemoryHistory } from "@tanstack/react-router";
import { cleanup, configure, getConfig, render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { unstable_localLink } from "@trpc/client";

/** A browser's cookie jar, with room for the one cookie that there is. */
interface CookieJar {
  refreshToken: string | undefined;
}

/** Where a page opens, and with which session. */
interface PageOptions {
  readonly path: string;
  readonly refreshToken?: string;
}

/** What makes the web app believe that a session may exist; the rest it asks the router for. */
const HINT = "taskflow.session";

/** What is waited for is not there yet; when time is up, the library asks once more for all that there is to say. */
const isWaiting = () => Reflect.get(getConfig(), "_disableExpensiveErrorDiagnostics") === true;

const { getElementError } = getConfig();
configure({
  // The first page of a file is compiled while it is waited for.
  asyncUtilTimeout: 15_000,
  // To print a page takes longer than to look through it.
  getElementError: (message, container) =>
    isWaiting() ? new Error(message ?? "") : getElementError(message, container),
});
// jsdom has no layout, and says so whenever it is asked to scroll.
window.scrollTo = () => {};

/** Tests of pages with the real router in the same process, over a database of their file's own. */
export const pageTest = domainTest.extend("open", async ({ services }, { onCleanup }) => {
  const apps: WebApp[] = [];
  onCleanup(() => {
    cleanup();
    for (const app of apps) app.dispose();
    localStorage.clear();
    sessionStorage.clear();
  });
  return ({ path, refreshToken }: PageOptions) => {
    if (refreshToken !== undefined) localStorage.setItem(HINT, "1");
    const jar: CookieJar = { refreshToken };
    const app = createWebApp({
      createLink: (source) => localLink(services, jar, source),
      history: createMemoryHistory({ initialEntries: [path] }),
    });
    apps.push(app);
    const { unmount } = render(app.element);
    const close = () => {
      unmount();
      app.dispose();
    };
    return { app, user: userEvent.setup(), close };
  };
});

/** Where a page is inside its workspace: `/tasks?status=done`. */
export function placeOf({ router }: WebApp): string {
  return router.state.location.href.replace(/^\/w\/[^/]+/u, "");
}

async function callerOf(services: Services, { accessToken }: TokenSource) {
  const claims = accessToken === null ? null : await services.accessTokens.verify(accessToken);
  if (!claims) return null;
  return { userId: claims.userId, credential: { kind: "session", id: claims.sessionId } } as const;
}

function localLink(services: Services, jar: CookieJar, source: TokenSource) {
  return unstable_localLink({
    router: appRouter,
    createContext: async (): Promise<ApiContext> => ({
      services,
      call: testCall(),
      caller: await callerOf(services, source),
      refreshCookie: {
        read: () => jar.refreshToken,
        set: (token) => {
          jar.refreshToken = token;
        },
        clear: () => {
          jar.refreshToken = undefined;
        },
      },
      deviceCookie: { read: () => undefined, set: () => {} },
      isBatch: false,
    }),
  });
}
