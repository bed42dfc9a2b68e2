import type { ReactNode } from "react";
import { ArrowLeft, Link2, RotateCcw, Trash2, X } from "lucide-react";
import { useMomentFormat } from "../../lib/use-moment-format.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Viewers } from "../live/viewers.tsx";
import { useCan, useWorkspace } from "../workspace/workspace-context.ts";
import { useBoard } from "./board-context.ts";
import { CompleteBox } from "./complete-box.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import type { UpdateOp } from "./conflict.ts";
import { copyTaskLink } from "./copy-task-link.ts";
import { DescriptionField } from "./description-field.tsx";
import { FailedNotice } from "./failed-notice.tsx";
import { ProjectChip } from "./project-chip.tsx";
import { DueChip, PriorityChip, StatusChip } from "./property-chips.tsx";
import type { Task } from "./task-op.ts";
import { TaskKeyButton } from "./task-key.tsx";
import { TitleField } from "./title-field.tsx";
import { useToday } from "./use-today.ts";
import { useTaskActions } from "./use-task-actions.ts";
import type { FailedOp } from "./use-task-ops.ts";

interface TaskDetailsProps {
  readonly task: Task;
  readonly conflict: UpdateOp | undefined;
  readonly failed: readonly FailedOp[] | undefined;
}

export function TaskDetails({ task, conflict, failed }: TaskDetailsProps) {
  const { closeTask } = useBoard();
  const { slug } = useWorkspace();
  const actions = useTaskActions();
  const today = useToday();
  const mayDelete = useCan("task:delete");
  const isTrashed = task.deletedAt !== null;
  return (
    <>
      <div className="sticky top-0 z-10 flex items-center gap-1 bg-canvas px-3 pt-3 pb-1 lg:pt-5">
        <IconButton
          icon={ArrowLeft}
          label={t("panel.back")}
          onClick={closeTask}
          className="lg:hidden"
        />
        <TaskKeyButton task={task} />
        <Viewers taskId={task.id} />
        <span className="flex-1" />
        <IconButton
          icon={Link2}
          label={t("panel.copyLink")}
          onClick={() => void copyTaskLink(task, slug)}
        />
        {!isTrashed && mayDelete && (
          <IconButton
            icon={Trash2}
            label={t("action.delete")}
            onClick={() => {
              closeTask();
              actions.remove(task);
            }}
          />
        )}
        <IconButton
          icon={X}
          label={t("action.close")}
          onClick={closeTask}
          className="max-lg:hidden"
        />
      </div>
      <div className="mx-auto flex max-w-2xl flex-col gap-4 px-4 pb-16 sm:px-5">
        {isTrashed && (
          <Notice look="warning" role="status">
            <span className="flex flex-wrap items-center justify-between gap-2">
              {t("panel.inTrash")}
              {mayDelete && (
                <Button onClick={() => actions.restore(task)}>
                  <RotateCcw aria-hidden size={14} />
                  {t("action.restore")}
                </Button>
              )}
            </span>
          </Notice>
        )}
        {failed && <FailedNotice failed={failed} />}
        {conflict && <ConflictNotice op={conflict} task={task} />}
        <div className="-ml-1.5 flex items-start gap-1.5 coarse:-ml-3">
          <CompleteBox task={task} onToggle={() => actions.toggleDone(task)} />
          <TitleField task={task} onSave={actions.change} />
        </div>
        <div role="group" aria-label={t("panel.properties")} className="flex flex-col">
          <Property label={t("project.label")}>
            <ProjectChip task={task} />
          </Property>
          <Property label={t("status.label")}>
            <StatusChip task={task} place="panel" />
          </Property>
          <Property label={t("priority.label")}>
            <PriorityChip task={task} place="panel" />
          </Property>
          <Property label={t("due.label")}>
            <DueChip task={task} place="panel" today={today} />
          </Property>
        </div>
        <DescriptionField task={task} />
        <dl className="flex flex-wrap gap-x-4 gap-y-1 border-t border-hairline pt-3 text-xs text-ink-faint">
          <Moment label={t("panel.created")} at={task.createdAt} />
          <Moment label={t("panel.changed")} at={task.updatedAt} />
        </dl>
      </div>
    </>
  );
}

interface PropertyProps {
  readonly label: string;
  readonly children: ReactNode;
}

function Property({ label, children }: PropertyProps) {
  return (
    <div className="flex items-center">
      {/* The control beside it is named in full. */}
      <span aria-hidden className="w-24 shrink-0 text-sm text-ink-faint">
        {label}
      </span>
      {children}
    </div>
  );
}

const MOMENT = { dateStyle: "medium", timeStyle: "short" } as const;

function Moment({ label, at }: { readonly label: string; readonly at: string }) {
  const format = useMomentFormat(MOMENT);
  return (
    <div className="flex gap-1">
      <dt>{label}</dt>
      <dd>
        <time dateTime={at}>{format(at)}</time>
      </dd>
    </div>
  );
}
