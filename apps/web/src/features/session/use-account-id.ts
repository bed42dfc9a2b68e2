import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";

/** Whoever is signed in. */
export function useAccountId(): string {
  const trpc = useTRPC();
  return useSuspenseQuery({ ...trpc.auth.me.queryOptions(), select: ({ user }) => user.id }).data;
}
