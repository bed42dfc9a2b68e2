import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { appCodeOf, describeError } from "../../lib/app-error.ts";
import { useDelayed } from "../../lib/use-delayed.ts";
import { useDocumentTitle } from "../../lib/use-document-title.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { t } from "../../texts/t.ts";
import { Button } from "../../ui/button.tsx";
import { useShowTask } from "../live/use-show-task.ts";
import { applyToTask } from "./apply-task-ops.ts";
import { useBoard } from "./board-context.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { findCachedTask } from "./task-cache.ts";
import { TaskDetails } from "./task-details.tsx";
import { useTaskScope } from "./task-scope.tsx";
import { useTaskOps } from "./use-task-ops.ts";

interface TaskPanelProps {
  readonly taskId: string;
  /** It was asked for by name, not by its address. */
  readonly takesFocus: boolean;
}

/** The open task: beside the list where there is room, over it where there is none. */
export function TaskPanel({ taskId, takesFocus }: TaskPanelProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { workspaceId } = useTaskScope();
  const { closeTask } = useBoard();
  const ops = useTaskOps();
  const created = ops.applied.find((op) => op.kind === "create" && op.task.id === taskId);
  const query = useQuery(
    trpc.task.get.queryOptions(
      { workspaceId, id: taskId },
      {
        // The server does not know it yet.
        enabled: created === undefined,
        placeholderData: () => findCachedTask(queryClient, trpc, { workspaceId, id: taskId }),
        retry: (count, error) => count < 2 && appCodeOf(error) === undefined,
      },
    ),
  );
  const known = query.data ?? created?.task;
  const task = known && applyToTask(known, ops.applied);
  useDocumentTitle(task?.title ?? t("task.untitled"));
  useShowTask(taskId);
  const panel = usePanelFocus(taskId, takesFocus);
  const isSlow = useDelayed(task === undefined && query.isPending);

  return (
    <PanelFrame ref={panel} label={task?.title ?? t("task.untitled")}>
      {task ? (
        <TaskDetails
          key={task.id}
          task={task}
          conflict={ops.conflicts.get(task.id)}
          failed={ops.failedUpdates.get(task.id)}
        />
      ) : query.isError ? (
        <Missing error={query.error} onClose={closeTask} onRetry={() => void query.refetch()} />
      ) : (
        isSlow && <Skeleton />
      )}
    </PanelFrame>
  );
}

/** Opened from the list, the panel takes the focus; from an address, the page keeps it. */
function usePanelFocus(taskId: string, takesFocus: boolean) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const row = document.activeElement?.closest("[data-task-id]");
    const isCovering = getComputedStyle(panel.current ?? document.body).position === "fixed";
    const isFromRow = row?.getAttribute("data-task-id") === taskId;
    if (isFromRow || isCovering || takesFocus) panel.current?.focus();
  }, [taskId, takesFocus]);
  return panel;
}

interface MissingProps {
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onRetry: () => void;
}

function Missing({ error, onClose, onRetry }: MissingProps) {
  const code = appCodeOf(error);
  const isGone = code === "not_found" || code === "invalid_input";
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-16 text-center">
      <h2 className="text-lg font-semibold tracking-tight">
        {isGone ? t("panel.missing") : t("panel.failed")}
      </h2>
      <p className="text-ink-soft">{isGone ? t("panel.missingWhy") : describeError(error)}</p>
      <Button className="mt-3" onClick={isGone ? onClose : onRetry}>
        {isGone ? t("panel.back") : t("action.tryAgain")}
      </Button>
    </div>
  );
}

function Skeleton() {
  return (
    <div role="status" className="flex animate-pulse-soft flex-col gap-4 p-5">
      <span className="sr-only">{t("panel.loading")}</span>
      <span className="h-6 w-2/3 rounded-sm bg-pressed" />
      <span className="h-8 w-full rounded-sm bg-pressed" />
      <span className="h-24 w-full rounded-sm bg-pressed" />
    </div>
  );
}
