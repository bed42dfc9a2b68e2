import { closeToast } from "../../ui/toasts.ts";
import type { DraftStore } from "./draft-store.ts";
import { saveDraft } from "./save-draft.ts";
import type { Task } from "./task-op.ts";
import type { TaskWriter } from "./task-writer.ts";
import { failureToastId } from "./tell-failure.ts";

interface SendAgainParts {
  readonly workspaceId: string;
  readonly writer: TaskWriter;
  readonly drafts: DraftStore;
  readonly find: (taskId: string) => Task | undefined;
}

/** All that failed, or only what nobody has decided about. */
export type FailedKind = "all" | "postponed";

/**
 * Makes what sends failed writes again, oldest first. One goes after the other, and none after one that finds no
 * answer again: a server that comes and goes is asked by one call at a time. They go past the history: what a person
 * did meanwhile is what she takes back first. Those of another workspace go when that one is open.
 */
export function createSendAgain(parts: SendAgainParts): (kind: FailedKind) => void {
  let underWay: FailedKind | undefined;
  let isAllWanted = false;
  const send = (kind: FailedKind) => {
    underWay = kind;
    isAllWanted = false;
    void sendAll(parts, kind).finally(() => {
      underWay = undefined;
      if (isAllWanted) send("all");
    });
  };
  return (kind) => {
    parts.writer.hear();
    if (underWay === undefined) send(kind);
    else isAllWanted ||= kind === "all" && underWay !== "all";
  };
}

async function sendAll(parts: SendAgainParts, kind: FailedKind): Promise<void> {
  const { workspaceId, writer, drafts, find } = parts;
  for (const { op, isPostponed } of writer.failed()) {
    if (op.task.workspaceId !== workspaceId) continue;
    if (!isPostponed && kind === "postponed") continue;
    // Sent again or given up by hand in the meantime.
    if (!writer.failed().some((one) => one.op === op)) continue;
    closeToast(failureToastId(op));
    writer.forget(op);
    if ((await writer.run(op)) === "postponed") return;
  }
  for (const [taskId, { status }] of drafts.all()) {
    const isWanted = status === "postponed" || (status === "failed" && kind === "all");
    const task = isWanted ? find(taskId) : undefined;
    if (task?.workspaceId !== workspaceId) continue;
    closeToast(failureToastId({ kind: "update", task, patch: {} }));
    await saveDraft({ drafts, sender: writer }, task);
    if (drafts.get(taskId)?.status === "postponed") return;
  }
}
