import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Role } from "@taskflow/contract";
import { useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";

interface RoleChange {
  readonly userId: string;
  readonly role: Role;
}

/** Gives a member another role. */
export function useMemberRole() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { id: workspaceId } = useWorkspace();
  return useMutation({
    networkMode: "always",
    mutationFn: (change: RoleChange) => client.member.update.mutate({ workspaceId, ...change }),
    // Shown as pending until the list says so too.
    onSuccess: () => queryClient.invalidateQueries(trpc.member.list.pathFilter()),
  });
}
