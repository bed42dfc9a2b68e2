import fc from "fast-check";
import type { Task, TaskOp, TaskPatch } from "../task-op.ts";
import { PRIORITIES, STATUSES } from "../task-options.ts";

const EPOCH_MS = Date.parse("2026-11-01T00:00:00Z");

/** A task that only `id` sets apart. */
export function taskOf(id: string, fields: Partial<Task> = {}): Task {
  const at = new Date(EPOCH_MS).toISOString();
  return {
    id,
    workspaceId: "w",
    projectId: "p",
    number: 1,
    title: id,
    description: "",
    status: "todo",
    priority: "none",
    dueDate: null,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    version: 1,
    ...fields,
  };
}

const fields = fc.record({
  title: fc.string({ minLength: 1, maxLength: 5 }),
  status: fc.constantFrom(...STATUSES),
  priority: fc.constantFrom(...PRIORITIES),
});

/** A list as the server gives it: newest first, no id twice. */
export const taskList: fc.Arbitrary<readonly Task[]> = fc
  .array(fields, { maxLength: 8 })
  .map((all) =>
    all.map((one, index) =>
      taskOf(`t${index}`, {
        ...one,
        createdAt: new Date(EPOCH_MS + (all.length - index) * 60_000).toISOString(),
      }),
    ),
  );

const patch: fc.Arbitrary<TaskPatch> = fc.oneof(
  fields.map(({ title }) => ({ title })),
  fields.map(({ status }) => ({ status })),
  fields.map(({ priority }) => ({ priority })),
);

/** Writes to tasks of the list, and to new ones. */
export function opsOn(tasks: readonly Task[]): fc.Arbitrary<readonly TaskOp[]> {
  const created = fc.nat(3).map((n): TaskOp => ({ kind: "create", task: taskOf(`new${n}`) }));
  if (tasks.length === 0) return fc.array(created, { maxLength: 4 });
  const task = fc.constantFrom(...tasks);
  const changed = fc
    .tuple(task, patch)
    .map(([one, change]): TaskOp => ({ kind: "update", task: one, patch: change }));
  const moved = fc
    .tuple(task, fc.constantFrom("delete", "restore"))
    .map(([one, kind]): TaskOp => ({ kind, task: one }));
  return fc.array(fc.oneof(created, changed, moved), { maxLength: 8 });
}
