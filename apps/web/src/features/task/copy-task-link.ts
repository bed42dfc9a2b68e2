import { copyText } from "../../lib/copy-text.ts";
import { t } from "../../texts/t.ts";
import type { Task } from "./task-op.ts";

/** Copies where the task is found, by anybody who may see it. */
export function copyTaskLink({ id, deletedAt }: Task, slug: string): Promise<boolean> {
  const list = deletedAt === null ? "tasks" : "trash";
  return copyText(`${window.location.origin}/w/${slug}/${list}/${id}`, t("panel.linkCopied"));
}
