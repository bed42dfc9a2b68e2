import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { importWhenPossible } from "../../lib/import-when-possible.ts";
import { whenAnswered } from "../../lib/when-answered.ts";
import { useTaskScope } from "../task/task-scope.tsx";
import { useLive } from "./live-context.ts";

interface Followed {
  readonly workspaceId: string;
  /** Others may be told what is open here. */
  readonly isShared: boolean;
}

/** Keeps what is cached of a workspace up to date for as long as the page shows it. */
export function useFollowWorkspace({ workspaceId, isShared }: Followed): void {
  const live = useLive();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { sendAgain } = useTaskScope();
  useEffect(() => {
    const onAnswered = () => sendAgain("postponed");
    let stop = () => {};
    let isGone = false;
    const start = async () => {
      const { followWorkspace } = await importWhenPossible(
        queryClient,
        "follow-workspace",
        () => import("./follow-workspace.ts"),
      );
      if (!isGone) {
        const where = { workspaceId, isShared, onAnswered };
        stop = followWorkspace({ live, queryClient, trpc, client, ...where });
      }
    };
    // Who signs out before it has come needs it no more.
    const callOff = whenAnswered(queryClient, () => void start().catch(() => {}));
    return () => {
      isGone = true;
      callOff();
      stop();
    };
  }, [live, queryClient, trpc, client, workspaceId, isShared, sendAgain]);
}
