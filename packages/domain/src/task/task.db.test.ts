import { CreateTaskInput, ListTasksInput, TaskId, type TaskJson } from "@taskflow/contract";
import { newUuidV7 } from "@taskflow/crypto";
import { describe, expect } from "vitest";
import { domainTest as test, refusalOf, signUp, type TestPerson } from "../testing/index.ts";
import { createTask } from "./create-task.ts";
import { deleteTask } from "./delete-task.ts";
import { getTask } from "./get-task.ts";
import { listTasks } from "./list-tasks.ts";
import { restoreTask } from "./restore-task.ts";
import { updateTask } from "./update-task.ts";

const RACERS = 16;

const newId = () => TaskId.parse(newUuidV7());
const create = (who: TestPerson, fields: Partial<CreateTaskInput> = {}) =>
  createTask(
    who.ctx(),
    CreateTaskInput.parse({ workspaceId: who.workspaceId, title: "Water the plants", ...fields }),
  );
const list = (who: TestPerson, fields: Partial<ListTasksInput> = {}) =>
  listTasks(who.ctx(), ListTasksInput.parse({ workspaceId: who.workspaceId, ...fields }));
const refOf = (who: TestPerson, { id }: TaskJson) => ({
  workspaceId: who.workspaceId,
  id: TaskId.parse(id),
});

describe("creating a task", () => {
  test("answers what was asked for, in version 1, and it is there", async ({ services }) => {
    const ada = await signUp(services);
    const task = await create(ada, {
      title: "Ship it",
      description: "All of it.\nToday.",
      status: "in_progress",
      priority: "urgent",
      dueDate: "2026-11-30",
    });
    expect(task).toMatchObject({
      workspaceId: ada.workspaceId,
      title: "Ship it",
      description: "All of it.\nToday.",
      status: "in_progress",
      priority: "urgent",
      dueDate: "2026-11-30",
      deletedAt: null,
      version: 1,
    });
    expect(await getTask(ada.ctx(), refOf(ada, task))).toEqual(task);
  });

  test("sixteen times at once with one id makes one task, and all get it", async ({ services }) => {
    const ada = await signUp(services);
    const id = newId();
    const answers = await Promise.all(Array.from({ length: RACERS }, () => create(ada, { id })));
    expect(new Set(answers.map((task) => JSON.stringify(task))).size).toBe(1);
    expect((await list(ada)).items).toHaveLength(1);
  });

  test("again after the task was edited answers the task of now and edits nothing", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const id = newId();
    const task = await create(ada, { id });
    const edited = await updateTask(ada.ctx(), {
      ...refOf(ada, task),
      patch: { title: "Feed the cat" },
    });
    expect(await create(ada, { id })).toEqual(edited);
  });

  test("with an id that was used for another task is refused, and that one stays", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const id = newId();
    const task = await create(ada, { id });
    const refusal = await refusalOf(create(ada, { id, title: "Something else" }));
    expect([refusal.code, refusal.details.issues?.[0]?.path]).toEqual(["id_taken", ["id"]]);
    expect(await getTask(ada.ctx(), refOf(ada, task))).toEqual(task);
  });

  test("with the id of somebody else's task makes one's own, and tells nothing of theirs", async ({
    services,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const theirs = await create(bob, { title: "Bob's" });
    const mine = await create(ada, { id: TaskId.parse(theirs.id), title: "Ada's" });
    expect([mine.title, mine.workspaceId]).toEqual(["Ada's", ada.workspaceId]);
    expect(await getTask(bob.ctx(), refOf(bob, theirs))).toEqual(theirs);
  });
});

describe("changing a task", () => {
  test("sets the named fields, leaves the others and counts the version on", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const task = await create(ada, { priority: "low", dueDate: "2026-12-01" });
    const patch = { status: "done", dueDate: null } as const;
    const updated = await updateTask(ada.ctx(), { ...refOf(ada, task), patch });
    expect(updated).toEqual({ ...task, ...patch, version: 2, updatedAt: updated.updatedAt });
    expect(updated.updatedAt > task.updatedAt).toBe(true);
  });

  test("to what it is already writes nothing", async ({ services }) => {
    const ada = await signUp(services);
    const task = await create(ada);
    const patch = { title: task.title };
    expect(await updateTask(ada.ctx(), { ...refOf(ada, task), patch })).toEqual(task);
  });

  test("in one field by sixteen people at once is won by one; the others get the task of now", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const task = await create(ada);
    const outcomes = await Promise.all(
      Array.from({ length: RACERS }, (_, racer) =>
        updateTask(ada.ctx(), {
          ...refOf(ada, task),
          version: 1,
          patch: { title: `Racer ${racer}` },
        }).then(
          (winner) => ({ winner, refusal: null }),
          (refusal: { code: string; details: { current: TaskJson } }) => ({
            winner: null,
            refusal,
          }),
        ),
      ),
    );
    const winners = outcomes.flatMap(({ winner }) => winner ?? []);
    const refusals = outcomes.flatMap(({ refusal }) => refusal ?? []);
    expect(winners).toHaveLength(1);
    expect(refusals).toHaveLength(RACERS - 1);
    for (const { code, details } of refusals) {
      expect([code, details.current]).toEqual(["conflict", winners[0]]);
    }
  });

  test("in different fields by two people at once keeps both, round after round", async ({
    services,
  }) => {
    const ada = await signUp(services);
    for (let round = 0; round < 8; round += 1) {
      const task = await create(ada);
      const ref = { ...refOf(ada, task), version: 1 };
      await Promise.all([
        updateTask(ada.ctx(), { ...ref, patch: { title: "New title" } }),
        updateTask(ada.ctx(), { ...ref, patch: { priority: "high" } }),
      ]);
      const merged = await getTask(ada.ctx(), refOf(ada, task));
      expect(merged).toMatchObject({ title: "New title", priority: "high", version: 3 });
    }
  });

  test("on an old version conflicts only where somebody else was, also with versions long gone", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const task = await create(ada);
    const ref = refOf(ada, task);
    await updateTask(ada.ctx(), { ...ref, patch: { dueDate: "2027-01-01" } });
    await updateTask(ada.ctx(), { ...ref, patch: { description: "More" } });
    await updateTask(ada.ctx(), { ...ref, version: 1, patch: { title: "Merged" } });
    const refusal = await refusalOf(
      updateTask(ada.ctx(), { ...ref, version: 1, patch: { dueDate: null, priority: "low" } }),
    );
    expect(refusal.details.issues?.map(({ path }) => path)).toEqual([["patch", "dueDate"]]);
    const now = await getTask(ada.ctx(), ref);
    expect(now).toMatchObject({ title: "Merged", dueDate: "2027-01-01", priority: "none" });
  });

  test("on a version that it has not reached is refused, and the field is named", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const ref = refOf(ada, await create(ada));
    const patch = { title: "From the future" };
    const refusal = await refusalOf(updateTask(ada.ctx(), { ...ref, version: 2, patch }));
    expect([refusal.code, refusal.details.issues?.[0]?.path]).toEqual([
      "invalid_input",
      ["version"],
    ]);
  });

  test("in the trash is refused until it is restored", async ({ services }) => {
    const ada = await signUp(services);
    const ref = refOf(ada, await create(ada));
    await deleteTask(ada.ctx(), ref);
    const patch = { title: "Back" };
    expect((await refusalOf(updateTask(ada.ctx(), { ...ref, patch }))).code).toBe("task_deleted");
    await restoreTask(ada.ctx(), ref);
    expect(await updateTask(ada.ctx(), { ...ref, patch })).toMatchObject({ title: "Back" });
  });
});

describe("the trash", () => {
  test("takes a task out of the list and gives it back as it was; each twice is once", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const task = await create(ada);
    const ref = refOf(ada, task);
    const deleted = await deleteTask(ada.ctx(), ref);
    expect(await deleteTask(ada.ctx(), ref)).toEqual(deleted);
    expect((await list(ada)).items).toEqual([]);
    expect((await list(ada, { deleted: true })).items).toEqual([deleted]);
    expect(await getTask(ada.ctx(), ref)).toEqual(deleted);
    const restored = await restoreTask(ada.ctx(), ref);
    expect(await restoreTask(ada.ctx(), ref)).toEqual(restored);
    expect(restored).toEqual({ ...task, version: 3, updatedAt: restored.updatedAt });
    expect((await list(ada)).items).toEqual([restored]);
  });
});

describe("the list", () => {
  test("pages through every task once, newest first, also while others are added", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const created: string[] = [];
    for (let count = 0; count < 23; count += 1) created.unshift((await create(ada)).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(ada, { limit: 5, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      await create(ada, { title: "Added while paging" });
    } while (cursor !== null);
    expect(seen).toEqual(created);
  });

  test("ends a page early when descriptions are long, and loses none of them", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const description = "𠀀".repeat(100_000);
    for (let count = 0; count < 12; count += 1) await create(ada, { description });
    const first = await list(ada, { limit: 100 });
    const second = await list(ada, { limit: 100, cursor: first.nextCursor });
    const third = await list(ada, { limit: 100, cursor: second.nextCursor });
    expect([first, second, third].map(({ items }) => items.length)).toEqual([5, 5, 2]);
    expect(third.nextCursor).toBeNull();
  });

  test("is whole where a few descriptions are long, each with its own", async ({ services }) => {
    const ada = await signUp(services);
    const descriptions = ["", "𠀀".repeat(4_096), "𠀀".repeat(4_097), "short", "a".repeat(16_385)];
    for (const description of descriptions) await create(ada, { description });
    const { items, nextCursor } = await list(ada, { limit: 5 });
    expect(items.map(({ description }) => description)).toEqual(descriptions.toReversed());
    expect(nextCursor).toBeNull();
  });

  test.for([{}, { search: "plants" }])(
    "does not take long descriptions out of the database that it has no room for: %j",
    async (fields, { services }) => {
      const ada = await signUp(services);
      const description = "𠀀".repeat(100_000);
      for (let count = 0; count < 12; count += 1) await create(ada, { description });
      const ctx = ada.ctx();
      let taken: unknown;
      const watched: typeof ctx = {
        ...ctx,
        read: (workspaceId, permission, run) =>
          ctx.read(workspaceId, permission, async (db) => {
            const rows = await run(db);
            taken = rows;
            return rows;
          }),
      };
      const input = { workspaceId: ada.workspaceId, limit: 100, ...fields };
      const page = await listTasks(watched, ListTasksInput.parse(input));
      expect(page.items).toHaveLength(5);
      expect(taken).toHaveLength(6);
    },
  );

  test("holds what any of the statuses and any of the priorities has", async ({ services }) => {
    const ada = await signUp(services);
    for (const status of ["todo", "done", "cancelled"] as const) {
      for (const priority of ["none", "high"] as const) await create(ada, { status, priority });
    }
    const found = async (fields: Partial<ListTasksInput>) =>
      (await list(ada, fields)).items
        .map(({ status, priority }) => `${status} ${priority}`)
        .toSorted();
    expect(await found({ status: "done" })).toEqual(["done high", "done none"]);
    expect(await found({ status: ["done", "cancelled"], priority: "high" })).toEqual([
      "cancelled high",
      "done high",
    ]);
  });

  test("refuses a cursor of another list, or of nobody, and names the field", async ({
    services,
  }) => {
    const ada = await signUp(services);
    for (let count = 0; count < 2; count += 1) await create(ada);
    const { nextCursor } = await list(ada, { limit: 1 });
    for (const cursor of ["garbage", `${nextCursor}x`]) {
      const refusal = await refusalOf(list(ada, { cursor }));
      expect(refusal.details.issues?.[0]?.path).toEqual(["cursor"]);
    }
    expect((await refusalOf(list(ada, { cursor: nextCursor, search: "plants" }))).code).toBe(
      "invalid_input",
    );
  });
});

describe("searching", () => {
  test("finds words and beginnings of words in title and description, title first", async ({
    services,
  }) => {
    const ada = await signUp(services);
    await create(ada, { title: "Call the bank", description: "about the invoice" });
    await create(ada, { title: "Pay the invoice" });
    await create(ada, { title: "Nothing to see" });
    const titles = async (search: string) =>
      (await list(ada, { search })).items.map(({ title }) => title);
    expect(await titles("invo")).toEqual(["Pay the invoice", "Call the bank"]);
    expect(await titles("invoice bank")).toEqual(["Call the bank"]);
    expect(await titles("zebra")).toEqual([]);
  });

  test("pages through every match once, with the filters of the list", async ({ services }) => {
    const ada = await signUp(services);
    const expected: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      const task = await create(ada, {
        title: count % 3 === 0 ? "Plants and plants" : "Plants",
        status: count % 2 === 0 ? "todo" : "done",
      });
      if (count % 2 === 0) expected.push(task.id);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(ada, {
        search: "plant",
        status: "todo",
        limit: 4,
        cursor,
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(expected.toSorted());
  });

  test("for as many words as fit ends in time, however often each stands in the tasks", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const words = Array.from({ length: 66 }, (_, n) => n.toString().padStart(2, "0")).join(" ");
    const description = Array.from({ length: 256 }, () => words).join(" ");
    for (let count = 0; count < 20; count += 1) await create(ada, { description });
    expect((await list(ada, { search: words, limit: 1 })).items).toHaveLength(1);
  });

  test("takes any text without failing", async ({ services }) => {
    const ada = await signUp(services);
    for (const search of ["'", "\\", ":*", "a & | !", "<->", "%_", "👍", "((", "' OR 1=1 --"]) {
      expect((await list(ada, { search })).items).toEqual([]);
    }
  });
});
