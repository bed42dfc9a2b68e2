import { type Task, type TaskOp, type TaskPatch, patchedFields } from "./task-op.ts";

/**
 * Keeps a person from conflicting with herself: a second edit of a field, decided before the answer
 * to the first had come, is based on the first. Kept by field, because a write to one field says
 * nothing about what others did to the rest.
 */
export class OwnVersions {
  readonly #versions = new Map<string, number>();

  note(op: TaskOp, answer: Task): void {
    if (op.kind !== "update") return;
    for (const field of patchedFields(op.patch)) {
      this.#versions.set(`${op.task.id}:${field}`, answer.version);
    }
  }

  /** The version on which a patch to what was seen as `task` is based. */
  base(task: Task, patch: TaskPatch): number {
    const own = patchedFields(patch).map((field) => this.#versions.get(`${task.id}:${field}`) ?? 0);
    return Math.max(task.version, ...own);
  }
}
