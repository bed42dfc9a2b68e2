import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useTRPC } from "../../lib/trpc.ts";

/** As many a page as the server gives. */
const PAGE = 100;

interface Wanted {
  readonly workspaceId: string;
  readonly isWanted?: boolean;
}

/**
 * Everybody in a workspace, to choose from: page after page until all are there, so that nobody is left out
 * for having joined late. Until then it is those who have come.
 */
export function useMembers({ workspaceId, isWanted = true }: Wanted) {
  const trpc = useTRPC();
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery(
    trpc.member.list.infiniteQueryOptions(
      { workspaceId, limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor, enabled: isWanted },
    ),
  );
  const isOpen = isWanted && hasNextPage && !isFetching && error === null;
  useEffect(() => {
    if (isOpen) void fetchNextPage();
  }, [isOpen, fetchNextPage]);
  const members = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  return { members, error };
}
