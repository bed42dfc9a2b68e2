import { closeToast } from "../../ui/toasts.ts";
import type { DraftStore } from "./draft-store.ts";
import { saveDraft } from "./save-draft.ts";
import type { TaskHistory } from "./task-history.ts";
import type { Task } from "./task-op.ts";
import type { TaskWriter } from "./task-writer.ts";
import { failureToastId } from "./tell-failure.ts";

interface SendAgainParts {
  readonly writer: TaskWriter;
  readonly history: TaskHistory;
  readonly drafts: DraftStore;
  readonly find: (taskId: string) => Task | undefined;
}

/** All that failed, or only what nobody answered to. */
export type FailedKind = "all" | "unanswered";

/**
 * Makes what sends failed writes again, oldest first. One goes after the other, and none after one that finds no
 * answer again: a server that comes and goes is asked by one call at a time.
 */
export function createSendAgain(parts: SendAgainParts): (kind: FailedKind) => void {
  let isUnderWay = false;
  return (kind) => {
    parts.writer.hear();
    if (isUnderWay) return;
    isUnderWay = true;
    void sendAll(parts, kind).finally(() => (isUnderWay = false));
  };
}

async function sendAll(parts: SendAgainParts, kind: FailedKind): Promise<void> {
  const { writer, history, drafts, find } = parts;
  for (const { op, isUnanswered } of writer.failed()) {
    if (!isUnanswered && kind === "unanswered") continue;
    // Sent again or given up by hand in the meantime.
    if (!writer.failed().some((one) => one.op === op)) continue;
    closeToast(failureToastId(op));
    writer.forget(op);
    if ((await history.run(op)) === "unanswered") return;
  }
  for (const [taskId, { status }] of drafts.all()) {
    const isWanted = status === "unanswered" || (status === "failed" && kind === "all");
    const task = isWanted ? find(taskId) : undefined;
    if (!task) continue;
    closeToast(failureToastId({ kind: "update", task, patch: {} }));
    await saveDraft(parts, task);
    if (drafts.get(taskId)?.status === "unanswered") return;
  }
}
