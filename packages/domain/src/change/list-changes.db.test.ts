import {
  CreateTaskInput,
  ListChangesInput,
  TaskId,
  type ChangeDeltaJson,
  type TaskJson,
} from "@taskflow/contract";
import { describe, expect } from "vitest";
import { getMe } from "../account/get-me.ts";
import { createTask } from "../task/create-task.ts";
import { deleteTask } from "../task/delete-task.ts";
import { updateTask } from "../task/update-task.ts";
import {
  asAdmin,
  domainTest as test,
  refusalOf,
  seedMember,
  signUp,
  type TestPerson,
} from "../testing/index.ts";
import { listChanges } from "./list-changes.ts";

const create = (who: TestPerson, fields: Partial<CreateTaskInput> = {}) =>
  createTask(
    who.ctx(),
    CreateTaskInput.parse({ workspaceId: who.workspaceId, title: "Water the plants", ...fields }),
  );
const rename = (who: TestPerson, { id }: TaskJson, title: string) =>
  updateTask(who.ctx(), { workspaceId: who.workspaceId, id: TaskId.parse(id), patch: { title } });
const since = (who: TestPerson, after: string, fields: Partial<ListChangesInput> = {}) =>
  listChanges(
    who.ctx(),
    ListChangesInput.parse({ workspaceId: who.workspaceId, after, ...fields }),
  );

/** Reads page after page up to the end. */
async function readAll(who: TestPerson, after: string, limit: number): Promise<ChangeDeltaJson[]> {
  const page = await since(who, after, { limit });
  return page.hasMore ? [page, ...(await readAll(who, page.number, limit))] : [page];
}

const numberOf = async (who: TestPerson) => (await since(who, "0")).number;

describe("what changed since a number", () => {
  test("is each task once and as it is now, in the order of the last changes", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const start = await numberOf(ada);
    const plants = await create(ada);
    const cat = await create(ada, { title: "Feed the cat" });
    await rename(ada, plants, "Water the garden");
    const watered = await rename(ada, plants, "Water the park");
    const delta = await since(ada, start);
    expect(delta).toEqual({
      tasks: [cat, watered],
      gone: [],
      others: [],
      number: String(Number(start) + 4),
      hasMore: false,
    });
  });

  test("begins where the account says, for who reads everything after asking it", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const { changeNumbers } = await getMe(ada.ctx());
    const plants = await create(ada);
    const own = changeNumbers.find(({ workspaceId }) => workspaceId === ada.workspaceId);
    expect(await since(ada, own?.number ?? "")).toMatchObject({ tasks: [plants], hasMore: false });
  });

  test("is nothing for who has it all, and the number stays", async ({ services }) => {
    const ada = await signUp(services);
    await create(ada);
    const number = await numberOf(ada);
    expect(await since(ada, number)).toEqual({
      tasks: [],
      gone: [],
      others: [],
      number,
      hasMore: false,
    });
  });

  test("holds a task in the trash as a task, and one that was deleted for good as gone", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const kept = await create(ada);
    const lost = await create(ada);
    const number = await numberOf(ada);
    const ref = { workspaceId: ada.workspaceId, id: TaskId.parse(kept.id) };
    const trashed = await deleteTask(ada.ctx(), ref);
    await asAdmin(testDatabase, (client) =>
      client.query("delete from public.task where id = $1", [lost.id]),
    );
    expect(await since(ada, number)).toMatchObject({ tasks: [trashed], gone: [lost.id] });
  });

  test("names other things by kind and id, so that they can be read again", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const { workspaceId } = ada;
    const number = await numberOf(ada);
    await seedMember(testDatabase, { userId: bob.userId, workspaceId, role: "viewer" });
    expect(await since(ada, number)).toMatchObject({
      tasks: [],
      others: [{ entity: "membership", id: bob.userId }],
    });
  });

  test("is read in pages without a gap, also where a task changed on several", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const number = await numberOf(ada);
    const tasks: TaskJson[] = [];
    for (const title of ["One", "Two", "Three"]) tasks.push(await create(ada, { title }));
    const [first, , third] = tasks;
    if (first) await rename(ada, first, "Four");
    const pages = await readAll(ada, number, 2);
    expect(pages.map((page) => page.tasks.map(({ title }) => title))).toEqual([
      ["Four", "Two"],
      ["Three", "Four"],
    ]);
    expect(pages.at(-1)?.tasks[0]).toEqual(third);
  });

  test("is cut where its texts grow large, and goes on from there", async ({ services }) => {
    const ada = await signUp(services);
    const number = await numberOf(ada);
    const description = "é".repeat(100_000);
    const tasks: TaskJson[] = [];
    for (let count = 0; count < 13; count += 1) tasks.push(await create(ada, { description }));
    const pages = await readAll(ada, number, 500);
    expect(pages.map((page) => page.tasks.length)).toEqual([11, 2]);
    expect(pages.flatMap((page) => page.tasks)).toEqual(tasks);
  });

  test("is refused, with the field named, for a number that was not reached", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const number = await numberOf(ada);
    const refusal = await refusalOf(since(ada, String(Number(number) + 1)));
    expect([refusal.code, refusal.details.issues?.[0]?.path]).toEqual(["invalid_input", ["after"]]);
  });

  test("is nobody else's to know, nor the number", async ({ services }) => {
    const [ada, eve] = [await signUp(services), await signUp(services)];
    await create(ada);
    const { workspaceId } = ada;
    for (const after of ["0", "999"]) {
      expect((await refusalOf(since(eve, after, { workspaceId }))).code).toBe("not_found");
    }
  });
});
