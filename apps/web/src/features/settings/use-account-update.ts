import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";

/** Saves fields of the account; every page shows them at once. */
export function useAccountUpdate() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.account.update.mutationOptions({
      // Without a network it fails and says so: a setting that is saved some time later helps nobody.
      networkMode: "always",
      onSuccess: async (user) => {
        // An answer from before would bring the old one back.
        await queryClient.cancelQueries(trpc.auth.me.queryFilter());
        queryClient.setQueryData(trpc.auth.me.queryKey(), (me) => me && { ...me, user });
      },
    }),
  );
}
