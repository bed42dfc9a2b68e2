import { useQueries } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { type Workspace, useWorkspaces } from "../workspace/use-workspaces.ts";
import { useAccount } from "./use-account.ts";

/** As many as the server gives at once. Of a workspace with more members only the server can tell. */
const PAGE = 100;

/** The workspaces that others are members of too and that nobody but this person owns. */
export function useOnlyOwned() {
  const trpc = useTRPC();
  const { id: me } = useAccount();
  const owned = useWorkspaces().filter(({ kind, role }) => kind === "team" && role === "owner");
  const answers = useQueries({
    queries: owned.map(({ id: workspaceId }) =>
      trpc.member.list.queryOptions({ workspaceId, limit: PAGE }),
    ),
  });
  const isOnlyOwner = (_: Workspace, index: number) => {
    const page = answers[index]?.data;
    if (!page || page.nextCursor !== null) return false;
    const others = page.items.filter(({ userId }) => userId !== me);
    return others.length > 0 && others.every(({ role }) => role !== "owner");
  };
  return {
    workspaces: owned.filter(isOnlyOwner),
    isPending: answers.some(({ isPending }) => isPending),
  };
}
