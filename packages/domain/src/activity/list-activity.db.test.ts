import {
  CreateProjectInput,
  CreateTaskInput,
  ListActivityInput,
  ProjectId,
  TaskRef,
  UpdateTaskInput,
} from "@taskflow/contract";
import { expect } from "vitest";
import { createProject } from "../project/create-project.ts";
import { setProjectPrivate } from "../project/set-project-private.ts";
import { createTask } from "../task/create-task.ts";
import { deleteTask } from "../task/delete-task.ts";
import { moveTask } from "../task/move-task.ts";
import { updateTask } from "../task/update-task.ts";
import { createTeam } from "../testing/create-team.ts";
import { domainTest } from "../testing/domain-test.ts";
import { signUp } from "../testing/sign-up.ts";
import { updateWorkspace } from "../workspace/update-workspace.ts";
import { listActivity } from "./list-activity.ts";

const test = domainTest.extend("team", async ({ services, testDatabase }) => {
  const ada = await signUp(services);
  const alan = await signUp(services);
  const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[alan, "editor"]] });
  const add = (person: typeof ada, title: string, projectId?: string) =>
    createTask(
      person.ctx(),
      CreateTaskInput.parse({ workspaceId, title, ...(projectId !== undefined && { projectId }) }),
    );
  const list = (person: typeof ada, input: object = {}) =>
    listActivity(person.ctx(), ListActivityInput.parse({ workspaceId, ...input }));
  return { ada, alan, workspaceId, add, list };
});

test("a workspace is called by its name whatever was changed of it", async ({ team }) => {
  const { ada, workspaceId, list } = team;
  await updateWorkspace(ada.ctx(), { workspaceId, requiresSigning: true });
  const { items } = await list(ada, { kind: "workspace", limit: 1 });
  expect(items).toMatchObject([{ act: "changed", title: expect.stringMatching(/./u) }]);
});

test("acts are told newest first, with who, what, and what it is called now", async ({ team }) => {
  const { ada, alan, workspaceId, add, list } = team;
  const { id } = await add(ada, "Draft");
  const patch = { title: "Final", status: "done" };
  await updateTask(alan.ctx(), UpdateTaskInput.parse({ workspaceId, id, patch }));
  await deleteTask(alan.ctx(), TaskRef.parse({ workspaceId, id }));

  const { items } = await list(ada, { kind: "task" });
  expect(items.map(({ act, title, status, actorId }) => ({ act, title, status, actorId }))).toEqual(
    [
      { act: "trashed", title: "Final", status: null, actorId: alan.userId },
      { act: "changed", title: "Final", status: "done", actorId: alan.userId },
      { act: "created", title: "Final", status: null, actorId: ada.userId },
    ],
  );
  expect(items[1]?.fields).toEqual(expect.arrayContaining(["status", "title"]));
});

test("pages follow each other without a gap, and acts are found by person and kind", async ({
  team,
}) => {
  const { ada, alan, add, list } = team;
  for (const title of ["One", "Two", "Three"]) await add(ada, title);
  await add(alan, "Four");
  const first = await list(ada, { kind: "task", limit: 2 });
  const second = await list(ada, { kind: "task", limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual([
    "Four",
    "Three",
    "Two",
    "One",
  ]);
  expect(second.nextCursor).toBeNull();
  const { items } = await list(ada, { actorId: alan.userId });
  expect(items.map(({ title }) => title)).toEqual(["Four"]);
});

test("what is done in a private project is told to those who see it, and a cursor of another list is refused", async ({
  team,
}) => {
  const { ada, alan, workspaceId, add, list } = team;
  const input = { workspaceId, name: "Secret", key: "SEC", isPrivate: true };
  const { id } = await createProject(ada.ctx(), CreateProjectInput.parse(input));
  await add(ada, "Buy the moon", id);
  expect((await list(ada)).items.map(({ title }) => title)).toContain("Buy the moon");
  expect(JSON.stringify(await list(alan))).not.toMatch(/moon|Secret/u);
  await expect(list(ada, { cursor: "invented" })).rejects.toMatchObject({ code: "invalid_input" });
});

test("a project made private and a task that moved are one act each for who sees them, and none of a hidden one", async ({
  team,
}) => {
  const { ada, alan, workspaceId, add, list } = team;
  const input = { workspaceId, name: "Plans", key: "PLAN" };
  const made = await createProject(ada.ctx(), CreateProjectInput.parse(input));
  const id = ProjectId.parse(made.id);
  const task = TaskRef.parse({ workspaceId, id: (await add(ada, "Buy the moon")).id });
  const last = async (person: typeof ada) => (await list(person, { limit: 1 })).items[0]?.number;
  const before = { ada: await last(ada), alan: await last(alan) };
  const since = async (person: typeof ada, number = "0") =>
    (await list(person)).items
      .filter((item) => BigInt(item.number) > BigInt(number))
      .map(({ act, entity, title }) => `${act} ${entity} ${title}`);
  await setProjectPrivate(ada.ctx(), { workspaceId, id, isPrivate: true });
  await moveTask(ada.ctx(), { ...task, projectId: id });
  expect(await since(ada, before.ada)).toEqual([
    "changed task Buy the moon",
    "changed project Plans",
  ]);
  expect(await since(alan, before.alan)).toEqual(["removed task null"]);
});
