import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root-route.ts";

/** Where a share link leads; it stays in the address, so that the page can be kept and opened again. */
export const shareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/share",
  component: lazyRouteComponent(() => import("./share-page-route.tsx"), "ShareRoute"),
});
