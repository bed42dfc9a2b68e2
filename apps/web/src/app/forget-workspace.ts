import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** Drops every answer that came from a workspace. */
export function forgetWorkspace(queryClient: QueryClient, workspaceId: string): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => workspaceOf(queryKey) === workspaceId });
}

function workspaceOf(key: QueryKey): string | undefined {
  // tRPC's own form of a key: the path, then the input that was asked with.
  const options = key[1] as { readonly input?: { readonly workspaceId?: string } } | undefined;
  return options?.input?.workspaceId;
}
