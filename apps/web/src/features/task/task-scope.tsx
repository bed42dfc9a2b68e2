import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, createContext, useContext, useEffect, useMemo } from "react";
import { describeError } from "../../lib/app-error.ts";
import { useTRPC, useTRPCClient } from "../../lib/trpc.ts";
import { t } from "../../texts/t.ts";
import { showToast } from "../../ui/toasts.ts";
import { conflictOf } from "./conflict.ts";
import { DraftStore } from "./draft-store.ts";
import { FocusWish } from "./focus-wish.ts";
import { shownTask } from "./shown-task.ts";
import { TaskHistory } from "./task-history.ts";
import type { TaskOp } from "./task-op.ts";
import { TaskWriter, currentTask } from "./task-writer.ts";
import { tellHistory } from "./tell-history.ts";

interface TaskScope {
  readonly workspaceId: string;
  readonly writer: TaskWriter;
  /** Of this person in this tab: it goes when she does. */
  readonly history: TaskHistory;
  readonly drafts: DraftStore;
  readonly focusWish: FocusWish;
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
  const scope = useMemo(() => {
    const writer: TaskWriter = new TaskWriter({
      queryClient,
      trpc,
      client,
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
    return { workspaceId, writer, history, drafts: new DraftStore(queryClient), focusWish };
  }, [workspaceId, queryClient, trpc, client]);
  useEffect(() => scope.writer.resume(), [scope]);
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

function tellFailure(history: TaskHistory, op: TaskOp, error: unknown): void {
  if (conflictOf(op, error)) {
    showToast({
      title: t("toast.twoPlaces"),
      description: t("toast.twoPlacesWhy", { title: op.task.title }),
      isError: true,
    });
    return;
  }
  const current = currentTask(error);
  if (op.kind === "update" && current) {
    showToast({
      title: t("toast.overtaken"),
      description: t("toast.overtakenWhy", { title: current.title }),
      isError: true,
      action: {
        label: t("toast.setMine"),
        run: () => void history.run({ ...op, task: current }),
      },
    });
    return;
  }
  showToast({
    title: t(`toast.failed.${op.kind}`),
    description: describeError(error),
    isError: true,
    // A new task keeps its own row with its own buttons.
    ...(op.kind !== "create" && {
      action: { label: t("action.tryAgain"), run: () => void history.run(op) },
    }),
  });
}
