import fc from "fast-check";
import { expect, test } from "vitest";
import { applyToList, applyToTask } from "./apply-task-ops.ts";
import { type TaskFilter, matchesFilter } from "./task-filter.ts";
import type { Task, TaskOp } from "./task-op.ts";
import { opsOn, taskList, taskOf } from "./testing/arbitrary-task.ts";

const ALL: TaskFilter = { deleted: false };
const scene = taskList.chain((tasks) => fc.tuple(fc.constant(tasks), opsOn(tasks)));
const ids = (tasks: readonly Task[]) => tasks.map((task) => task.id);

test("a write that fails leaves nothing behind: without it the list is the server's own", () => {
  fc.assert(
    fc.property(scene, ([tasks, ops]) => {
      const before = structuredClone(tasks);
      applyToList(tasks, ops, ALL);
      expect(tasks).toEqual(before);
      expect(applyToList(tasks, [], ALL)).toBe(tasks);
    }),
  );
});

test("no task is shown twice, and none that the filter leaves out", () => {
  const filter: TaskFilter = { deleted: false, status: ["todo", "in_progress"] };
  fc.assert(
    fc.property(scene, ([tasks, ops]) => {
      const loaded = tasks.filter((task) => matchesFilter(task, filter));
      const shown = applyToList(loaded, ops, filter);
      expect(new Set(ids(shown)).size).toBe(shown.length);
      expect(shown.every((task) => matchesFilter(task, filter))).toBe(true);
    }),
  );
});

test("writes that the server has carried out already change nothing when they lie over its answer", () => {
  fc.assert(
    fc.property(scene, ([tasks, ops]) => {
      const once = applyToList(tasks, ops, ALL);
      const settled = once.map((task) => applyToTask(task, ops));
      expect(settled).toEqual(once);
    }),
  );
});

test("every task is shown as the last write to each of its fields left it", () => {
  fc.assert(
    fc.property(scene, ([tasks, ops]) => {
      for (const task of applyToList(tasks, ops, ALL)) {
        const base = tasks.find(({ id }) => id === task.id) ?? taskOf(task.id);
        expect(task).toEqual(applyToTask(base, ops));
      }
    }),
  );
});

test("new tasks stand on top, the newest first, whatever the clocks say", () => {
  const old = taskOf("old", { createdAt: "2099-01-01T00:00:00Z" });
  const ops: TaskOp[] = ["one", "two"].map((id) => ({ kind: "create", task: taskOf(id) }));
  expect(ids(applyToList([old], ops, ALL))).toEqual(["two", "one", "old"]);
});

test("a new task that the server already lists stands where the server has it", () => {
  const made = taskOf("made");
  const list = [taskOf("newer"), made];
  expect(ids(applyToList(list, [{ kind: "create", task: made }], ALL))).toEqual(["newer", "made"]);
});

test("a deleted task leaves the list and comes into the trash, an undone one the other way", () => {
  const task = taskOf("t");
  const gone: TaskOp = { kind: "delete", task };
  expect(applyToList([task], [gone], ALL)).toEqual([]);
  expect(ids(applyToList([], [gone], { deleted: true }))).toEqual(["t"]);
  expect(ids(applyToList([task], [gone, { kind: "restore", task }], ALL))).toEqual(["t"]);
});

test("a task that a write makes fit the filter comes in at its place in time", () => {
  const filter: TaskFilter = { deleted: false, status: ["done"] };
  const at = (minute: number) => `2026-11-01T00:0${minute}:00Z`;
  const list = [
    taskOf("c", { status: "done", createdAt: at(3) }),
    taskOf("a", { status: "done", createdAt: at(1) }),
  ];
  const op: TaskOp = {
    kind: "update",
    task: taskOf("b", { createdAt: at(2) }),
    patch: { status: "done" },
  };
  expect(ids(applyToList(list, [op], filter))).toEqual(["c", "b", "a"]);
});

test("a search's order is the server's: nothing is put into it but new tasks on top", () => {
  const filter: TaskFilter = { deleted: false, search: "x" };
  const ops: TaskOp[] = [
    { kind: "update", task: taskOf("elsewhere"), patch: { title: "x" } },
    { kind: "create", task: taskOf("made") },
  ];
  expect(ids(applyToList([taskOf("found")], ops, filter))).toEqual(["made", "found"]);
});

test("a task stays in sight though a change that failed would take it out of the list", () => {
  const task = taskOf("t");
  const done: TaskOp = { kind: "update", task, patch: { status: "done" } };
  const active: TaskFilter = { status: ["todo"], deleted: false };
  expect(applyToList([task], [done], active)).toEqual([]);
  expect(applyToList([task], [done], { ...active, heldIds: new Set(["t"]) })).toEqual([
    { ...task, status: "done" },
  ]);
});
