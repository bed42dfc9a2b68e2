import { createRoute, redirect } from "@tanstack/react-router";
import { fetchAhead, importOpenTask, importSignedInPages } from "./fetch-ahead.ts";
import { lazyPage } from "./lazy-page.ts";
import { loadMe } from "./load-me.ts";
import { rootRoute } from "./root-route.ts";

/** Everything behind the door. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  beforeLoad: async ({ context, location, matches }) => {
    // The pages are on their way while the session is asked for.
    void fetchAhead(importSignedInPages);
    if (matches.some(({ params }) => "taskId" in params)) void fetchAhead(importOpenTask);
    const state = await context.session.ready();
    if (state.status === "signed_in") return;
    throw redirect({
      to: "/sign-in",
      search: {
        next: location.href,
        ...(state.status === "signed_out" && state.reason === "ended" && { reason: "ended" }),
      },
      replace: true,
    });
  },
  loader: ({ context }) => loadMe(context),
  component: lazyPage(importSignedInPages, "SignedInLayout"),
});
