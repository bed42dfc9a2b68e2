import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "../../lib/trpc.ts";
import type { Workspace } from "./use-workspaces.ts";

type Change = (workspaces: Workspace[]) => Workspace[];

/** Puts what the server has answered into what is known of the person's workspaces; every page shows it at once. */
export function useChangeWorkspaces(): (change: Change) => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    async (change) => {
      // An answer from before would bring the old ones back.
      await queryClient.cancelQueries(trpc.auth.me.queryFilter());
      queryClient.setQueryData(
        trpc.auth.me.queryKey(),
        (me) => me && { ...me, workspaces: change(me.workspaces) },
      );
    },
    [trpc, queryClient],
  );
}
