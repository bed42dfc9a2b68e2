import { AlignLeft, CloudOff, PanelRight } from "lucide-react";
import { memo } from "react";
import { useDelayed } from "../../lib/use-delayed.ts";
import { useOnline } from "../../lib/use-online.ts";
import { t } from "../../texts/t.ts";
import { classNames } from "../../ui/class-names.ts";
import { ICON_BUTTON_CLASS } from "../../ui/icon-button.tsx";
import { Viewers } from "../live/viewers.tsx";
import { useBoard } from "./board-context.ts";
import { CompleteBox } from "./complete-box.tsx";
import type { DateText } from "./due-date.ts";
import { FailedMark } from "./failed-mark.tsx";
import { DueChip, PriorityChip, StatusChip } from "./property-chips.tsx";
import { RowMenuTrigger } from "./row-menu.tsx";
import type { Task } from "./task-op.ts";
import { TaskKeyMark } from "./task-key.tsx";
import { TitleEditor } from "./title-editor.tsx";
import { useCanWrite } from "./use-can-write.ts";
import type { TaskActions } from "./use-task-actions.ts";
import type { FailedOp } from "./use-task-ops.ts";

interface TaskRowProps {
  readonly task: Task;
  readonly today: DateText;
  readonly actions: TaskActions;
  /** The one row whose controls the Tab key reaches. */
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly isEditing: boolean;
  readonly isPending: boolean;
  readonly isStalled: boolean;
  readonly hasConflict: boolean;
  readonly failed: readonly FailedOp[] | undefined;
  /** It came while the list scrolls: what only shows under the pointer can wait. */
  readonly isPassing: boolean;
  readonly onEdit: (id: string | null) => void;
}

export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, today, actions, isActive, isOpen, isEditing, isPending, isPassing, onEdit } = props;
  const board = useBoard();
  const tabIndex = isActive ? 0 : -1;
  return (
    <div
      data-row
      className={classNames(
        "relative flex min-h-(--size-row) items-center gap-1 rounded-md px-1 max-sm:items-start",
        isOpen ? "bg-selected" : "hovered:bg-hover",
      )}
    >
      <span className="max-sm:not-coarse:mt-0.5">
        <CompleteBox task={task} tabIndex={tabIndex} onToggle={() => actions.toggleDone(task)} />
      </span>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 max-sm:py-1.5 coarse:py-2 sm:flex-nowrap">
        <TaskKeyMark task={task} />
        {isEditing ? (
          <TitleEditor task={task} onSave={actions.change} onClose={() => onEdit(null)} />
        ) : (
          <RowTitle task={task} tabIndex={tabIndex} onEdit={onEdit} />
        )}
        <Viewers taskId={task.id} />
        {!isEditing && <span className="flex-1 max-sm:hidden" />}
        {/* What is set stands at the end; what is not appears before it, so that nothing moves. */}
        <span className="flex items-center max-sm:-ml-1.5">
          <span className="order-3 flex items-center">
            {props.hasConflict && <ConflictMark onOpen={() => board.openTask(task.id)} />}
            {props.failed && !isPending && <FailedMark failed={props.failed} />}
            {isPending && <PendingMark isStalled={props.isStalled} />}
          </span>
          {!isPassing && <StatusChip task={task} place="row" tabIndex={tabIndex} />}
          {!(isPassing && task.dueDate === null) && (
            <DueChip task={task} place="row" today={today} tabIndex={tabIndex} />
          )}
          <span className="order-5 flex min-w-7 justify-center max-sm:empty:hidden">
            {!(isPassing && task.priority === "none") && (
              <PriorityChip task={task} place="row" tabIndex={tabIndex} />
            )}
          </span>
          <button
            type="button"
            aria-label={t("task.openNamed", { title: task.title })}
            title={t("task.open")}
            tabIndex={tabIndex}
            onClick={() => board.openTask(task.id)}
            // The row's whole ground opens the task; what stands on it lies above.
            className={classNames(
              ICON_BUTTON_CLASS,
              "order-2 size-7 after:absolute after:inset-0 max-sm:size-0 coarse:size-0",
            )}
          >
            {!isPassing && (
              <PanelRight
                aria-hidden
                size={15}
                className="max-sm:hidden coarse:hidden resting:hidden"
              />
            )}
          </button>
        </span>
      </div>
      {isPassing ? (
        <span className="size-7 shrink-0 coarse:size-11" />
      ) : (
        <RowMenuTrigger task={task} tabIndex={tabIndex} />
      )}
    </div>
  );
});

interface RowTitleProps {
  readonly task: Task;
  readonly tabIndex: number;
  readonly onEdit: (id: string) => void;
}

function RowTitle({ task, tabIndex, onEdit }: RowTitleProps) {
  const board = useBoard();
  const canWrite = useCanWrite(task);
  const isOver = task.status === "done" || task.status === "cancelled";
  return (
    <>
      <button
        type="button"
        tabIndex={tabIndex}
        title={task.title}
        onClick={(event) => {
          // A finger wants the task, not a caret between two letters.
          if (!canWrite || isTouch(event.nativeEvent)) board.openTask(task.id);
          else onEdit(task.id);
        }}
        className={classNames(
          "relative z-1 min-w-0 rounded-sm py-1 text-left text-base sm:truncate",
          "max-sm:basis-full",
          isOver && "text-ink-faint line-through decoration-ink-faint/60",
        )}
      >
        <span className="max-sm:line-clamp-2">{task.title}</span>
      </button>
      {task.description !== "" && (
        <AlignLeft
          role="img"
          aria-label={t("task.hasDetails")}
          size={14}
          className="shrink-0 text-ink-faint max-sm:hidden"
        />
      )}
    </>
  );
}

function isTouch(event: MouseEvent): boolean {
  return "pointerType" in event && event.pointerType === "touch";
}

/** Shown only when the answer takes its time. */
function PendingMark({ isStalled }: { readonly isStalled: boolean }) {
  const isSlow = useDelayed(true, 1_000);
  const isOnline = useOnline();
  if (!isSlow) return null;
  return (
    <span className="flex items-center gap-1 px-1.5 text-sm text-ink-faint">
      {isOnline ? (
        t(isStalled ? "save.stalled" : "save.saving")
      ) : (
        <CloudOff aria-label={t("save.waiting")} role="img" size={15} />
      )}
    </span>
  );
}

function ConflictMark({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="touch-target z-1 h-7 rounded-md bg-warning-soft px-2 text-sm font-medium text-warning"
    >
      {t("conflict.decide")}
    </button>
  );
}
