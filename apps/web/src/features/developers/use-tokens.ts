import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "../../lib/trpc.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";

/** Tokens of the workspace, newest first: of one person, or of everybody whose the person may see. */
export function useTokens(userId: string | undefined) {
  const trpc = useTRPC();
  const { id: workspaceId } = useWorkspace();
  const query = useInfiniteQuery(
    trpc.token.list.infiniteQueryOptions(
      { workspaceId, ...(userId !== undefined && { userId }) },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return { query, tokens: query.data?.pages.flatMap(({ items }) => items) };
}

/** Has the lists asked for anew. */
export function useRefreshTokens(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    () => queryClient.invalidateQueries(trpc.token.list.pathFilter()),
    [trpc, queryClient],
  );
}
