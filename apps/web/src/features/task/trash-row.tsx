import { RotateCcw } from "lucide-react";
import { useMomentFormat } from "../../lib/use-moment-format.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { useCan } from "../workspace/workspace-context.ts";
import { useBoard } from "./board-context.ts";
import { StatusIcon } from "./status-icon.tsx";
import { TaskKeyMark } from "./task-key.tsx";
import type { Task } from "./task-op.ts";
import type { TaskActions } from "./use-task-actions.ts";

interface TrashRowProps {
  readonly task: Task;
  readonly actions: TaskActions;
  readonly tabIndex: number;
}

const DELETED_AT = { day: "numeric", month: "short" } as const;

export function TrashRow({ task, actions, tabIndex }: TrashRowProps) {
  const formatDay = useMomentFormat(DELETED_AT);
  const board = useBoard();
  const mayRestore = useCan("task:delete");
  return (
    <div
      data-row
      className="flex min-h-(--size-row) items-center gap-2 rounded-md pr-1 pl-2.5 hovered:bg-hover"
    >
      <StatusIcon status={task.status} />
      <TaskKeyMark task={task} />
      <button
        type="button"
        tabIndex={tabIndex}
        onClick={() => board.openTask(task.id)}
        className="min-w-0 flex-1 truncate rounded-sm py-1 text-left text-base text-ink-soft coarse:py-2.5"
      >
        {task.title}
      </button>
      <span className="shrink-0 text-sm text-ink-faint max-sm:hidden">
        {t("task.deletedOn", {
          date: formatDay(task.deletedAt ?? task.updatedAt),
        })}
      </span>
      {mayRestore && (
        <Button
          look="plain"
          tabIndex={tabIndex}
          aria-label={t("task.restoreNamed", { title: task.title })}
          onClick={() => actions.restore(task)}
          className="h-7 px-2 coarse:h-11"
        >
          <RotateCcw aria-hidden size={14} />
          {t("action.restore")}
        </Button>
      )}
    </div>
  );
}
