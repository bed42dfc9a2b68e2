import { describeError } from "../../lib/app-error.ts";
import { t } from "../../texts/t.ts";
import { showToast } from "../../ui/toasts.ts";
import { conflictOf } from "./conflict.ts";
import type { TaskHistory } from "./task-history.ts";
import type { TaskOp } from "./task-op.ts";
import { currentTask } from "./task-writer.ts";

/** One message for each task, which its row's own buttons close. */
export function failureToastId(op: TaskOp): string {
  return `failed-${op.task.id}`;
}

/** Says why a write did not go through, with the way on. */
export function tellFailure(history: TaskHistory, op: TaskOp, error: unknown): void {
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
    id: failureToastId(op),
    title: t(`toast.failed.${op.kind}`),
    description: describeError(error),
    isError: true,
    // A new task keeps its own row with its own buttons.
    ...(op.kind !== "create" && {
      action: { label: t("action.tryAgain"), run: () => void history.run(op) },
    }),
  });
}
