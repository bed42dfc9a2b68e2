import type { QueryClient } from "@tanstack/react-query";

/** The page that was asked for comes first, and what it loads. */
const DELAY_MS = 1_000;

/**
 * Calls once, a moment after nothing is asked of the server any more.
 *
 * @returns what calls it off
 */
export function whenAnswered(queryClient: QueryClient, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (queryClient.isFetching() > 0) {
      clearTimeout(timer);
      timer = undefined;
      return;
    }
    timer ??= setTimeout(() => {
      stop();
      run();
    }, DELAY_MS);
  };
  const stop = queryClient.getQueryCache().subscribe(look);
  look();
  return () => {
    stop();
    clearTimeout(timer);
  };
}
