import type { TaskOp } from "./task-op.ts";

/**
 * The writes that have not left this page yet, oldest first. What takes one of them back meets it here,
 * and neither is sent: a page that is closed in between must not leave the first half behind.
 */
export class UnsentOps {
  readonly #waiting = new Map<TaskOp, () => void>();
  /** Tasks whose creation was taken back before it was sent. */
  readonly #neverMade = new Set<string>();

  /** Resolves if the write is dropped before it was sent. */
  add(op: TaskOp): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(op, resolve));
  }

  sent(op: TaskOp): void {
    this.#waiting.delete(op);
  }

  /** Takes out the writes to the task that `op` takes back; none if one of them may have been sent. */
  takeBack(op: TaskOp): readonly TaskOp[] {
    const own = [...this.#waiting.keys()].filter(({ task }) => task.id === op.task.id);
    const last = own.at(-1);
    if (!last) return [];
    const isNew = own[0]?.kind === "create" && op.kind === "delete";
    const isOpposite =
      (last.kind === "delete" && op.kind === "restore") ||
      (last.kind === "restore" && op.kind === "delete");
    const dropped = isNew ? own : isOpposite ? [last] : [];
    if (isNew) this.#neverMade.add(op.task.id);
    for (const one of dropped) {
      this.#waiting.get(one)?.();
      this.#waiting.delete(one);
    }
    return dropped;
  }

  /** The write as the server can understand it: what was never made is made instead of restored. */
  asSent(op: TaskOp): TaskOp {
    if (op.kind !== "restore" || !this.#neverMade.delete(op.task.id)) return op;
    return { kind: "create", task: { ...op.task, deletedAt: null } };
  }
}
