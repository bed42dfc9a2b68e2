import type { QueryClient } from "@tanstack/react-query";

/**
 * Loads a part of the app that nobody waits for: a network that fails meanwhile only makes it later. Rejects
 * when the cache is cleared, which happens at the end of a session.
 *
 * @param name of that part alone
 */
export function importWhenPossible<T>(
  queryClient: QueryClient,
  name: string,
  load: () => Promise<T>,
): Promise<T> {
  return queryClient.query({
    queryKey: ["import", name],
    queryFn: load,
    staleTime: "static",
    retry: true,
  });
}
