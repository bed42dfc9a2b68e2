import { copyText } from "../../lib/copy-text.ts";
import { t } from "../../texts/t.ts";
import { useProjects } from "../project/projects-context.tsx";
import type { Task } from "./task-op.ts";

/** What people call a task: `WEB-12`. Undefined until the server has numbered it. */
function useTaskKey(task: Task): string | undefined {
  const project = useProjects().get(task.projectId);
  return project && task.number > 0 ? `${project.key}-${task.number}` : undefined;
}

export function copyTaskKey(key: string): Promise<boolean> {
  return copyText(key, t("task.keyCopied", { key }));
}

/** In a row, where it is looked at. */
export function TaskKeyMark({ task }: { readonly task: Task }) {
  const key = useTaskKey(task);
  return (
    <span className="min-w-14 shrink-0 text-sm text-ink-faint tabular-nums max-sm:hidden">
      {key}
    </span>
  );
}

/** In the open task, where it is taken along. */
export function TaskKeyButton({ task }: { readonly task: Task }) {
  const key = useTaskKey(task);
  if (key === undefined) return null;
  return (
    <button
      type="button"
      title={t("task.copyKey")}
      aria-label={t("task.copyKeyNamed", { key })}
      onClick={() => void copyTaskKey(key)}
      className="touch-target rounded-md px-2 py-1 text-sm text-ink-soft tabular-nums hovered:bg-hover hovered:text-ink"
    >
      {key}
    </button>
  );
}
