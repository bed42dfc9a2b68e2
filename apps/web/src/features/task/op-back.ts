import { type Task, type TaskOp, type TaskPatch, patchedFields } from "./task-op.ts";

/** The write that takes `op` back. */
export function opBack(op: TaskOp): TaskOp {
  const { task } = op;
  switch (op.kind) {
    case "create":
    case "restore":
      return { kind: "delete", task: { ...task, deletedAt: null } };
    case "delete":
      return { kind: "restore", task };
    case "update": {
      const before: TaskPatch = Object.fromEntries(
        patchedFields(op.patch).map((field) => [field, task[field]]),
      );
      return { kind: "update", task: { ...task, ...op.patch }, patch: before };
    }
  }
}

/** The write that does `op` once more after it was taken back: a task is made only once. */
export function opAgain(op: TaskOp): TaskOp {
  return op.kind === "create" ? { kind: "restore", task: op.task } : op;
}

/** Whether the task still is what `op` goes out from; one that this tab does not know may well be. */
export function isApplicable(op: TaskOp, now: Task | undefined): boolean {
  if (now === undefined) return true;
  if (op.kind === "restore") return now.deletedAt !== null;
  if (now.deletedAt !== null) return false;
  if (op.kind !== "update") return true;
  return patchedFields(op.patch).every((field) => now[field] === op.task[field]);
}
