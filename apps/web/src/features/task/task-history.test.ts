import fc from "fast-check";
import { expect, test } from "vitest";
import { type HistoryEvent, TaskHistory } from "./task-history.ts";
import type { Task, TaskOp, TaskPatch } from "./task-op.ts";
import type { TaskOutcome } from "./task-writer.ts";
import { PRIORITIES, STATUSES } from "./task-options.ts";
import { taskOf } from "./testing/arbitrary-task.ts";

/** A history over tasks that change as they are told to. */
function world(outcome: (op: TaskOp) => TaskOutcome = () => "done") {
  const tasks = new Map<string, Task>();
  const told: HistoryEvent["kind"][] = [];
  let nowMs = 0;
  const write = (op: TaskOp) => {
    const task = tasks.get(op.task.id) ?? op.task;
    const patch = op.kind === "update" ? op.patch : {};
    const deletedAt = op.kind === "delete" ? "2026-11-01T00:00:00Z" : null;
    const isTurned = op.kind === "delete" || op.kind === "restore";
    tasks.set(task.id, { ...task, ...patch, ...(isTurned && { deletedAt }) });
  };
  const history = new TaskHistory({
    run: (op) => {
      const answer = outcome(op);
      if (answer === "done") write(op);
      return Promise.resolve(answer);
    },
    find: ({ id }) => tasks.get(id),
    tell: ({ kind }) => told.push(kind),
    now: () => nowMs,
  });
  return {
    history,
    tasks,
    told,
    write,
    wait: (ms: number) => {
      nowMs += ms;
    },
    update: (id: string, patch: TaskPatch) =>
      history.run({ kind: "update", task: tasks.get(id) ?? taskOf(id), patch }),
    /** What is there: a task in the trash is as good as none. */
    shown: () =>
      [...tasks.values()]
        .filter((task) => task.deletedAt === null)
        .map(({ id, title, status, priority }) => ({ id, title, status, priority })),
  };
}

const patch = fc.oneof(
  fc.record({ status: fc.constantFrom(...STATUSES) }),
  fc.record({ priority: fc.constantFrom(...PRIORITIES) }),
  fc.record({ title: fc.constantFrom("Rent", "Plants") }),
);
const act = fc.oneof(
  fc.record({ kind: fc.constant("create" as const), id: fc.constantFrom("c", "d") }),
  fc.record({ kind: fc.constant("update" as const), id: fc.constantFrom("a", "b", "c"), patch }),
  fc.record({
    kind: fc.constantFrom("delete" as const, "restore" as const),
    id: fc.constantFrom("a", "b", "c"),
  }),
);

test("everything can be taken back, step by step, and done again", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const { history, tasks, shown, told } = world();
      for (const id of ["a", "b"]) tasks.set(id, taskOf(id));
      const states = [shown()];
      for (const one of acts) {
        const known = tasks.get(one.id);
        // Nobody can do on a page what the task does not offer.
        if ((one.kind === "create") === (known !== undefined)) continue;
        const task = known ?? taskOf(one.id);
        if (one.kind !== "create" && (one.kind === "restore") === (task.deletedAt === null))
          continue;
        void history.run(one.kind === "update" ? { ...one, task } : { kind: one.kind, task });
        states.push(shown());
      }
      const sorted = (state: ReturnType<typeof shown>) =>
        state.toSorted((a, b) => a.id.localeCompare(b.id));
      for (const state of states.slice(0, -1).toReversed()) {
        history.undo();
        expect(sorted(shown())).toEqual(sorted(state));
      }
      expect(history.lastDone).toBeUndefined();
      for (const state of states.slice(1)) {
        history.redo();
        expect(sorted(shown())).toEqual(sorted(state));
      }
      expect(told).not.toContain("overtaken");
    }),
  );
});

test("several tasks at once are one step", async () => {
  const { history, tasks, shown } = world();
  for (const id of ["a", "b", "c"]) tasks.set(id, taskOf(id));
  const all = [...tasks.values()];
  await history.start(all.map((task) => ({ kind: "delete", task }))).outcomes;
  expect(shown()).toEqual([]);
  history.undo();
  expect(shown()).toHaveLength(3);
});

test("what has been changed by somebody else since is left as it is, and said", async () => {
  const { history, tasks, told, update, write } = world();
  tasks.set("a", taskOf("a"));
  await update("a", { status: "done" });
  write({ kind: "update", task: taskOf("a"), patch: { status: "cancelled" } });
  history.undo();
  expect(told).toEqual(["overtaken"]);
  expect(tasks.get("a")?.status).toBe("cancelled");
  expect(history.lastDone).toBeUndefined();
  expect(history.lastUndone).toBeUndefined();
});

test("one step can be taken back out of order; it is forgotten then", async () => {
  const { history, tasks, update } = world();
  for (const id of ["a", "b"]) tasks.set(id, taskOf(id));
  const { step } = history.start([{ kind: "delete", task: taskOf("a") }]);
  await update("b", { status: "done" });
  history.takeBack(step);
  history.takeBack(step);
  expect(tasks.get("a")?.deletedAt).toBeNull();
  expect(history.lastUndone).toBeUndefined();
  history.undo();
  expect(tasks.get("b")?.status).toBe("todo");
  expect(history.lastDone).toBeUndefined();
});

test("a new step ends what could be done again", async () => {
  const { history, tasks, update } = world();
  tasks.set("a", taskOf("a"));
  await update("a", { status: "done" });
  history.undo();
  await update("a", { priority: "high" });
  expect(history.lastUndone).toBeUndefined();
});

test("what did not go through is no step, and an undo that did not is none to be done again", async () => {
  let answer: TaskOutcome = "failed";
  const { history, tasks, told, update } = world(() => answer);
  tasks.set("a", taskOf("a"));
  expect(await update("a", { status: "done" })).toBe("failed");
  expect(history.lastDone).toBeUndefined();

  answer = "done";
  await update("a", { status: "done" });
  answer = "conflict";
  history.undo();
  await expect.poll(() => told).toEqual(["undone", "failed"]);
  expect(history.lastUndone).toBeUndefined();
});

test("a description that saves itself while it is written is one step, until a pause", async () => {
  const { history, tasks, update, wait } = world();
  tasks.set("a", taskOf("a"));
  await update("a", { description: "On" });
  wait(900);
  await update("a", { description: "On Sunday" });
  wait(20_000);
  await update("a", { description: "On Sunday, after lunch" });
  history.undo();
  expect(tasks.get("a")?.description).toBe("On Sunday");
  history.undo();
  expect(tasks.get("a")?.description).toBe("");
});

test("it is known what a task was before it was marked as done here", async () => {
  const { history, tasks, update } = world();
  tasks.set("a", taskOf("a", { status: "in_progress" }));
  expect(history.statusBeforeDone("a")).toBeUndefined();
  await update("a", { status: "done" });
  expect(history.statusBeforeDone("a")).toBe("in_progress");
  history.undo();
  expect(history.statusBeforeDone("a")).toBeUndefined();
});
