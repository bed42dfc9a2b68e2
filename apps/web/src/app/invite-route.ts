import { createRoute, redirect } from "@tanstack/react-router";
import { keepInvitation, keptInvitation } from "../features/session/invitation-store.ts";
import { lazyPage } from "./lazy-page.ts";
import { rootRoute } from "./root-route.ts";

/** Where the link of an invitation leads. */
export const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invite",
  beforeLoad: async ({ context, location }) => {
    if (location.hash !== "") {
      keepInvitation({ secret: location.hash, isWanted: false });
      throw redirect({ to: "/invite", hash: "", replace: true });
    }
    await context.session.ready();
    return { invitation: keptInvitation() };
  },
  component: lazyPage(() => import("./invite-page-route.tsx"), "InviteRoute"),
});
