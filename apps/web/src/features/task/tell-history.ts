import { t } from "../../texts/t.ts";
import { closeToast, showToast } from "../../ui/toasts.ts";
import type { HistoryEvent, HistoryStep } from "./task-history.ts";
import { type TaskOp, patchedFields } from "./task-op.ts";

/** One message is enough, however often the key is pressed. */
const TOAST_ID = "history";

export function tellHistory({ kind, step }: HistoryEvent): void {
  // Its own message offers to take back what has just been taken back, or was not to be.
  closeToast(step.id);
  if (kind === "failed") {
    closeToast(TOAST_ID);
    return;
  }
  showToast({
    id: TOAST_ID,
    title: t(`history.${kind}`, { what: stepWords(step) }),
    description: kind === "overtaken" ? t("history.overtakenWhy") : stepSubject(step),
    isShort: kind !== "overtaken",
  });
}

/** What was undone is old news as soon as something else is done. */
export function closeHistoryToast(): void {
  closeToast(TOAST_ID);
}

/** What a step did, in a word or two. */
export function stepWords({ ops }: HistoryStep): string {
  const [op] = ops;
  return op ? opWords(op) : "";
}

function opWords(op: TaskOp): string {
  if (op.kind !== "update") return t(`history.what.${op.kind}`);
  const [field = "title"] = patchedFields(op.patch);
  return t(`history.field.${field}`);
}

function stepSubject({ ops }: HistoryStep): string {
  const [op] = ops;
  return op && ops.length === 1 ? op.task.title : t("list.count", { count: ops.length });
}
