import { type MutationCache, notifyManager, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useSyncExternalStore } from "react";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { type UpdateOp, conflictOf } from "./conflict.ts";
import { isKeptFailure } from "./kept-failure.ts";
import type { TaskOp } from "./task-op.ts";
import { TASK_OP_KEY } from "./task-writer.ts";

export interface FailedOp {
  readonly op: TaskOp;
  readonly error: unknown;
}

export interface TaskOps {
  /** What lies over the server's word, in the order in which it was decided. */
  readonly applied: readonly TaskOp[];
  readonly pending: readonly TaskOp[];
  /** Tasks with a write that was tried and found no answer. */
  readonly stalledIds: ReadonlySet<string>;
  readonly failedCreates: ReadonlyMap<string, FailedOp>;
  /** Changes that did not go through and that a person must send again or give up, by task. */
  readonly failedUpdates: ReadonlyMap<string, readonly FailedOp[]>;
  readonly conflicts: ReadonlyMap<string, UpdateOp>;
}

interface TrackedOp {
  readonly op: TaskOp;
  readonly isPending: boolean;
  readonly isStalled: boolean;
  readonly error: unknown;
}

/** Every write to this workspace that has no answer yet, or one that a person must decide about. */
export function useTaskOps(): TaskOps {
  const { id: workspaceId } = useWorkspace();
  const cache = useQueryClient().getMutationCache();
  const last = useRef<readonly TrackedOp[]>([]);
  const tracked = useSyncExternalStore(
    (onChange) => cache.subscribe(notifyManager.batchCalls(onChange)),
    () => {
      const now = readTracked(cache);
      if (!isSame(last.current, now)) last.current = now;
      return last.current;
    },
  );
  return useMemo(
    () => sortOut(tracked.filter(({ op }) => op.task.workspaceId === workspaceId)),
    [tracked, workspaceId],
  );
}

/** Every write that is still on its way, or stays on the page though it failed. */
export function unansweredOps(cache: MutationCache): readonly TaskOp[] {
  return readTracked(cache).flatMap((one) => (one.isPending || isKept(one) ? [one.op] : []));
}

function isKept({ op, isPending, error }: TrackedOp): boolean {
  return !isPending && isKeptFailure(op, error);
}

function readTracked(cache: MutationCache): readonly TrackedOp[] {
  return cache.findAll({ mutationKey: TASK_OP_KEY }).flatMap(({ state }) => {
    if (state.status !== "pending" && state.status !== "error") return [];
    // Mutations under this key are made by the task writer alone, which always has one.
    return [
      {
        op: state.variables as TaskOp,
        isPending: state.status === "pending",
        isStalled: state.status === "pending" && state.failureCount > 0,
        error: state.error,
      },
    ];
  });
}

function isSame(a: readonly TrackedOp[], b: readonly TrackedOp[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ op, isPending, isStalled }, index) => {
      const other = b[index];
      return other?.op === op && other.isPending === isPending && other.isStalled === isStalled;
    })
  );
}

function sortOut(tracked: readonly TrackedOp[]): TaskOps {
  const failedCreates = new Map<string, FailedOp>();
  const failedUpdates = new Map<string, readonly FailedOp[]>();
  const conflicts = new Map<string, UpdateOp>();
  for (const { op, isPending, error } of tracked) {
    if (isPending) continue;
    const conflict = conflictOf(op, error);
    if (op.kind === "create") failedCreates.set(op.task.id, { op, error });
    else if (conflict) conflicts.set(op.task.id, conflict);
    else if (isKeptFailure(op, error)) {
      const { id } = op.task;
      failedUpdates.set(id, [...(failedUpdates.get(id) ?? []), { op, error }]);
    }
  }
  return {
    applied: tracked.flatMap((one) =>
      one.isPending || one.op.kind === "create" || isKept(one) ? [one.op] : [],
    ),
    stalledIds: new Set(tracked.flatMap(({ op, isStalled }) => (isStalled ? [op.task.id] : []))),
    pending: tracked.flatMap(({ op, isPending }) => (isPending ? [op] : [])),
    failedCreates,
    failedUpdates,
    conflicts,
  };
}
