import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "./lazy-page.ts";
import { rootRoute } from "./root-route.ts";

/** Where a share link leads; it stays in the address, so that the page can be kept and opened again. */
export const shareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/share",
  component: lazyPage(() => import("./share-page-route.tsx"), "ShareRoute"),
});
