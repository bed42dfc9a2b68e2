import { t } from "../../texts/t.ts";
import { showToast } from "../../ui/toasts.tsx";
import type { Task } from "./task-op.ts";

/** Where the task is found, by anybody who may see it. */
function taskUrl({ id, deletedAt }: Task): string {
  return `${window.location.origin}/${deletedAt === null ? "tasks" : "trash"}/${id}`;
}

export async function copyTaskLink(task: Task): Promise<void> {
  // Absent on plain HTTP addresses, where the address bar has to do.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    if (!clipboard) throw new Error("No clipboard.");
    await clipboard.writeText(taskUrl(task));
    showToast({ title: t("panel.linkCopied") });
  } catch {
    showToast({
      title: t("panel.linkNotCopied"),
      description: t("panel.linkNotCopiedWhy"),
      isError: true,
    });
  }
}
