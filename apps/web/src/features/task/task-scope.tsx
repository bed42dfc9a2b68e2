import { onlineManager, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, createContext, useContext, useEffect, useMemo } from "react";
import { useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { useSession } from "../session/session-context.ts";
import { DraftStore } from "./draft-store.ts";
import { FocusWish } from "./focus-wish.ts";
import { type FailedKind, createSendAgain } from "./send-again.ts";
import { shownTask } from "./shown-task.ts";
import { TaskHistory } from "./task-history.ts";
import { TaskWriter } from "./task-writer.ts";
import { tellFailure } from "./tell-failure.ts";
import { tellHistory } from "./tell-history.ts";

interface TaskScope {
  readonly workspaceId: string;
  readonly writer: TaskWriter;
  /** Of this person in this tab: it goes when she does. */
  readonly history: TaskHistory;
  readonly drafts: DraftStore;
  readonly focusWish: FocusWish;
  readonly sendAgain: (kind: FailedKind) => void;
}

const TaskScopeContext = createContext<TaskScope | null>(null);

export function useTaskScope(): TaskScope {
  const scope = useContext(TaskScopeContext);
  if (!scope) throw new Error("There is no workspace here.");
  return scope;
}

interface TaskScopeProviderProps {
  readonly workspaceId: string;
  readonly children: ReactNode;
}

/** The workspace whose tasks are shown, and what all its pages share. */
export function TaskScopeProvider({ workspaceId, children }: TaskScopeProviderProps) {
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const session = useSession();
  const scope = useMemo(() => {
    const { owner } = session;
    const isHere = () => session.owner === owner;
    const writer: TaskWriter = new TaskWriter({
      queryClient,
      trpc,
      client,
      isHere,
      onFailed: (op, error) => tellFailure(history, op, error),
    });
    const focusWish = new FocusWish();
    const history = new TaskHistory({
      run: (op) => writer.run(op),
      find: (task) => shownTask(queryClient, trpc, task),
      tell: (event) => {
        tellHistory(event);
        const [op] = event.step.ops;
        const isTurned = event.kind === "undone" || event.kind === "redone";
        if (op && isTurned) focusWish.make(op.task.id);
      },
    });
    const drafts = new DraftStore({ queryClient, isHere });
    const find = (id: string) => shownTask(queryClient, trpc, { workspaceId, id });
    const sendAgain = createSendAgain({ workspaceId, writer, drafts, find });
    return { workspaceId, writer, history, drafts, focusWish, sendAgain };
  }, [workspaceId, queryClient, trpc, client, session]);
  useEffect(() => scope.writer.resume(), [scope]);
  useEffect(
    () =>
      onlineManager.subscribe((isOnline) => {
        if (isOnline) scope.sendAgain("all");
      }),
    [scope],
  );
  useEffect(() => {
    const hold = () => scope.writer.hold();
    const release = () => scope.writer.release();
    window.addEventListener("pagehide", hold);
    window.addEventListener("pageshow", release);
    return () => {
      window.removeEventListener("pagehide", hold);
      window.removeEventListener("pageshow", release);
    };
  }, [scope]);
  return <TaskScopeContext value={scope}>{children}</TaskScopeContext>;
}
