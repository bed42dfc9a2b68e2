import { QueryClient, type QueryKey, focusManager } from "@tanstack/react-query";
import { appCodeOf, isUnreachable } from "../lib/app-error.ts";

const RETRIES_MAX = 2;

/** Knows whether what is cached of tasks is kept up to date by a stream. */
interface Follower {
  readonly isFollowing: boolean;
}

export function createQueryClient(follower: Follower): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // Whoever comes back from another tab expects to see what was done there. Of tasks a stream has
        // told it already.
        refetchOnWindowFocus: ({ queryKey }) =>
          follower.isFollowing && isOfTasks(queryKey) ? false : "always",
        gcTime: 10 * 60_000,
        retry: (failureCount, error) =>
          failureCount < RETRIES_MAX && (isUnreachable(error) || appCodeOf(error) === "internal"),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
      },
    },
  });
}

function isOfTasks([path]: QueryKey): boolean {
  return Array.isArray(path) && path[0] === "task";
}

/** Two windows side by side are both visible, so visibility alone does not tell which was returned to. */
export function watchWindowFocus(): void {
  focusManager.setEventListener((onFocus) => {
    const listener = () => onFocus();
    window.addEventListener("visibilitychange", listener);
    window.addEventListener("focus", listener);
    return () => {
      window.removeEventListener("visibilitychange", listener);
      window.removeEventListener("focus", listener);
    };
  });
}
