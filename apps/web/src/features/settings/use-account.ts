import { useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";

/** The signed-in person, who is known before any page behind the door is shown. */
export function useAccount() {
  const trpc = useTRPC();
  return useSuspenseQuery({ ...trpc.auth.me.queryOptions(), select: ({ user }) => user }).data;
}
