import { useSuspenseQuery } from "@tanstack/react-query";
import { type RouterOutputs, useTRPC } from "../../lib/trpc.ts";

/** A workspace as its member sees it, with their role. */
export type Workspace = RouterOutputs["auth"]["me"]["workspaces"][number];

/** The personal one first. They are known before any page behind the door is shown. */
export function useWorkspaces(): readonly Workspace[] {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery({
    ...trpc.auth.me.queryOptions(),
    select: ({ workspaces }) => workspaces,
  });
  return data;
}
