import { createRoute } from "@tanstack/react-router";
import { loadMe } from "./load-me.ts";
import { signedInRoute } from "./signed-in-route.ts";

/** A workspace, by the slug that its address names. */
export const workspaceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/w/$slug",
  loader: async ({ context, params }) => {
    const { workspaces } = await loadMe(context);
    if (workspaces.some(({ slug }) => slug === params.slug)) return;
    // They may have joined it a moment ago, on another page.
    await context.queryClient.query({ ...context.trpc.auth.me.queryOptions(), staleTime: 0 });
  },
});
