import { expect, test } from "vitest";
import { taskOf } from "./testing/arbitrary-task.ts";
import type { TaskOp } from "./task-op.ts";
import { UnsentOps } from "./unsent-ops.ts";

test("a write and the one that takes it back are both forgotten, as long as neither was sent", () => {
  const task = taskOf("one");
  const remove: TaskOp = { kind: "delete", task };
  const restore: TaskOp = { kind: "restore", task };
  for (const [op, back] of [
    [remove, restore],
    [restore, remove],
  ] as const) {
    const unsent = new UnsentOps();
    void unsent.add(op);
    expect(unsent.takeBack({ kind: back.kind, task: taskOf("other") })).toEqual([]);
    expect(unsent.takeBack(back)).toEqual([op]);
    expect(unsent.takeBack(back)).toEqual([]);
    void unsent.add(op);
    unsent.sent(op);
    expect(unsent.takeBack(back)).toEqual([]);
  }
});

test("a new task that is deleted before it was sent takes its edits along, and is made when it comes back", async () => {
  const task = taskOf("one");
  const unsent = new UnsentOps();
  const create: TaskOp = { kind: "create", task };
  const update: TaskOp = { kind: "update", task, patch: { title: "Other" } };
  const dropped = [unsent.add(create), unsent.add(update)];

  expect(unsent.takeBack({ kind: "delete", task })).toEqual([create, update]);
  await Promise.all(dropped);
  expect(unsent.asSent({ kind: "restore", task })).toEqual({
    kind: "create",
    task: { ...task, deletedAt: null },
  });
  expect(unsent.asSent({ kind: "restore", task })).toEqual({ kind: "restore", task });
});
