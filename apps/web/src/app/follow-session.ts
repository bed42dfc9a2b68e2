import type { QueryClient } from "@tanstack/react-query";
import type { Session } from "../features/session/session.ts";
import type { AppRouterInstance } from "./create-app-router.tsx";

interface Followers {
  readonly session: Session;
  readonly router: AppRouterInstance;
  readonly queryClient: QueryClient;
}

/** Moves the page when the session starts or ends, wherever that happened. */
export function followSession({ session, router, queryClient }: Followers): () => void {
  return session.subscribe((state, before) => {
    const { pathname, href } = router.state.location;
    const isAtTheDoor = pathname === "/sign-in" || pathname === "/register";
    if (state.status === "signed_in" && isAtTheDoor) void router.invalidate();
    if (state.status !== "signed_out") return;
    // After "ended" the caches stay: the same person may come back to unsaved work. A different
    // one empties them on the way in.
    if (state.reason === "none" || state.reason === "deleted") queryClient.clear();
    // Its end may be noticed before the answer comes to whoever deleted the account.
    const isLateFarewell = before.status === "signed_out" && state.reason === "deleted";
    // What was not known before is being asked for by a route, which then decides itself.
    if (before.status !== "signed_in" && !isLateFarewell) return;
    if (state.reason === "replaced") return;
    void router.navigate({
      to: "/sign-in",
      search: doorSearch(state.reason, href),
      replace: true,
    });
  });
}

function doorSearch(reason: "none" | "ended" | "deleted", href: string) {
  if (reason === "ended") return { next: href, reason };
  return reason === "deleted" ? { reason } : {};
}
