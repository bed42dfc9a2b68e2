import { AlignLeft, CloudOff, PanelRight } from "lucide-react";
import { memo } from "react";
import { useDelayed } from "../../lib/use-delayed.ts";
import { useOnline } from "../../lib/use-online.ts";
import { classNames } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useBoard } from "./board-context.ts";
import { CompleteBox } from "./complete-box.tsx";
import type { DateText } from "./due-date.ts";
import { DueChip, PriorityChip, StatusChip } from "./property-chips.tsx";
import { RowMenuTrigger } from "./row-menu.tsx";
import type { Task } from "./task-op.ts";
import { TitleEditor } from "./title-editor.tsx";
import type { TaskActions } from "./use-task-actions.ts";

interface TaskRowProps {
  readonly task: Task;
  readonly today: DateText;
  readonly actions: TaskActions;
  /** The one row whose controls the Tab key reaches. */
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly isEditing: boolean;
  readonly isPending: boolean;
  readonly hasConflict: boolean;
  readonly onEdit: (id: string | null) => void;
}

export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, today, actions, isActive, isOpen, isEditing, isPending, onEdit } = props;
  const board = useBoard();
  const tabIndex = isActive ? 0 : -1;
  const isOver = task.status === "done" || task.status === "cancelled";
  return (
    <div
      className={classNames(
        "flex min-h-(--size-row) items-center gap-1 rounded-md pr-1.5 pl-1 transition-colors",
        isOpen ? "bg-selected" : "hovered:bg-hover",
      )}
      onClick={(event) => {
        // Only the row's own ground: whatever stands on it has a click of its own.
        if (event.target instanceof Element && !event.target.closest("button, input, a")) {
          board.openTask(task.id);
        }
      }}
    >
      <CompleteBox task={task} tabIndex={tabIndex} onToggle={() => actions.toggleDone(task)} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 sm:flex-nowrap">
        {isEditing ? (
          <TitleEditor
            title={task.title}
            onSave={(title) => actions.change(task, { title })}
            onClose={() => onEdit(null)}
          />
        ) : (
          <button
            type="button"
            id={`title-${task.id}`}
            tabIndex={tabIndex}
            title={task.title}
            onClick={(event) => {
              // A finger wants the task, not a caret between two letters.
              if (isTouch(event.nativeEvent)) board.openTask(task.id);
              else onEdit(task.id);
            }}
            className={classNames(
              "min-w-0 rounded-sm py-1 text-left text-base sm:truncate coarse:py-2",
              "max-sm:line-clamp-2 max-sm:basis-full",
              isOver && "text-ink-faint line-through decoration-ink-faint/60",
            )}
          >
            {task.title}
          </button>
        )}
        {!isEditing && task.description !== "" && (
          <AlignLeft
            role="img"
            aria-label="Has a description"
            size={14}
            className="shrink-0 text-ink-faint max-sm:hidden"
          />
        )}
        <span className="flex-1 max-sm:hidden" />
        <span className="flex items-center max-sm:-ml-1.5 max-sm:empty:hidden">
          {props.hasConflict && <ConflictMark onOpen={() => board.openTask(task.id)} />}
          {isPending && <PendingMark />}
          <DueChip task={task} place="row" today={today} tabIndex={tabIndex} />
          <PriorityChip task={task} place="row" tabIndex={tabIndex} />
          <StatusChip task={task} place="row" tabIndex={tabIndex} />
        </span>
      </div>
      <span className="flex max-sm:hidden">
        <IconButton
          icon={PanelRight}
          label="Open"
          tabIndex={tabIndex}
          onClick={() => board.openTask(task.id)}
          className="size-7 opacity-0 group-hover/row:opacity-100 group-data-active/row:opacity-100 focus-visible:opacity-100 coarse:opacity-100"
        />
      </span>
      <RowMenuTrigger task={task} tabIndex={tabIndex} />
    </div>
  );
});

function isTouch(event: MouseEvent): boolean {
  return "pointerType" in event && event.pointerType === "touch";
}

/** Shown only when the answer takes its time. */
function PendingMark() {
  const isSlow = useDelayed(true, 1_000);
  const isOnline = useOnline();
  if (!isSlow) return null;
  return (
    <span className="flex items-center gap-1 px-1.5 text-sm text-ink-faint">
      {isOnline ? "Saving…" : <CloudOff aria-label="Waits for the network" role="img" size={15} />}
    </span>
  );
}

function ConflictMark({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="touch-target h-7 rounded-md bg-warning-soft px-2 text-sm font-medium text-warning"
    >
      Decide
    </button>
  );
}
