import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTRPCClient } from "../../lib/trpc.ts";

/** Whoever takes a link back expects it to be closed everywhere within a minute. */
const WATCH_MS = 45_000;

interface OpenLink {
  readonly secret: string;
  readonly pass: string | null;
}

/**
 * Asks now and then whether a link still opens its project. By one task and not by all of them: what an
 * address may ask is counted, and many may read at the same one.
 */
export function useLinkWatch({ secret, pass }: OpenLink) {
  const client = useTRPCClient();
  return useQuery({
    queryKey: ["shared-link", useId()],
    queryFn: async () => {
      await client.share.tasks.mutate({ secret, pass, limit: 1 });
      return true;
    },
    // It was opened just now.
    initialData: true,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: WATCH_MS,
    // The list of tasks is asked for anew then.
    refetchOnWindowFocus: false,
  });
}
