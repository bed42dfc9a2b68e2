import {
  CreateProjectInput,
  CreateTaskInput,
  ListTasksInput,
  ProjectId,
  TaskId,
  type ProjectJson,
  type TaskJson,
} from "@taskflow/contract";
import { describe, expect } from "vitest";
import { createTask } from "../task/create-task.ts";
import { deleteTask } from "../task/delete-task.ts";
import { getTask } from "../task/get-task.ts";
import { listTasks } from "../task/list-tasks.ts";
import { moveTask } from "../task/move-task.ts";
import { restoreTask } from "../task/restore-task.ts";
import { updateTask } from "../task/update-task.ts";
import {
  domainTest as test,
  refusalOf,
  seedMember,
  signUp,
  type TestPerson,
} from "../testing/index.ts";
import { archiveProject } from "./archive-project.ts";
import { createProject } from "./create-project.ts";
import { getProject } from "./get-project.ts";
import { listProjectMembers } from "./list-project-members.ts";
import { listProjects } from "./list-projects.ts";
import { setProjectPrivate } from "./set-project-private.ts";
import { unarchiveProject } from "./unarchive-project.ts";
import { updateProject } from "./update-project.ts";

const RACERS = 16;

function makeProject(
  { workspaceId, ctx }: TestPerson,
  fields: Partial<CreateProjectInput> = {},
): Promise<ProjectJson> {
  return createProject(
    ctx(),
    CreateProjectInput.parse({ workspaceId, name: "Web", key: "WEB", ...fields }),
  );
}

function makeTask(
  { workspaceId, ctx }: TestPerson,
  fields: Partial<CreateTaskInput> = {},
): Promise<TaskJson> {
  return createTask(ctx(), CreateTaskInput.parse({ workspaceId, title: "A task", ...fields }));
}

const idOf = ({ id }: ProjectJson) => ProjectId.parse(id);
const refOf = ({ workspaceId }: TestPerson, { id }: ProjectJson) => ({
  workspaceId,
  id: ProjectId.parse(id),
});
const taskRefOf = ({ workspaceId }: TestPerson, { id }: TaskJson) => ({
  workspaceId,
  id: TaskId.parse(id),
});

async function titles(person: TestPerson, fields: Partial<ListTasksInput> = {}) {
  const { workspaceId, ctx } = person;
  const page = await listTasks(ctx(), ListTasksInput.parse({ workspaceId, ...fields }));
  return page.items.map(({ title }) => title);
}

describe("a project", () => {
  test("is made once, however often it is asked for, and its maker manages it", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const id = ProjectId.parse(services.newId());
    const made = await makeProject(ada, { id, key: "web", description: "The shop" });
    expect(made).toMatchObject({ id, key: "WEB", isPrivate: false, isDefault: false, version: 1 });
    expect(await makeProject(ada, { id, key: "web", description: "The shop" })).toEqual(made);
    const refusal = await refusalOf(makeProject(ada, { id, description: "Another" }));
    expect([refusal.code, refusal.details.issues?.[0]?.path]).toEqual(["id_taken", ["id"]]);
    const { workspaceId } = ada;
    expect(await listProjectMembers(ada.ctx(), { workspaceId, projectId: id })).toMatchObject([
      { userId: ada.userId, role: "manager" },
    ]);
  });

  test("has a key of its own in its workspace, also when sixteen want the same at once", async ({
    services,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const outcomes = await Promise.all(
      Array.from({ length: RACERS }, () =>
        makeProject(ada).then(
          () => "made",
          (error: { code: string }) => error.code,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "made")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "key_taken")).toHaveLength(RACERS - 1);
    await makeProject(bob);
    const other = await makeProject(ada, { key: "APP" });
    const patch = { key: "WEB" };
    const refusal = await refusalOf(updateProject(ada.ctx(), { ...refOf(ada, other), patch }));
    expect([refusal.code, refusal.details.issues?.[0]?.path]).toEqual(["key_taken", ["key"]]);
  });

  test("is changed field by field, and by an old version not at all", async ({ services }) => {
    const ada = await signUp(services);
    const made = await makeProject(ada);
    const ref = refOf(ada, made);
    const patch = { name: "Site", color: "teal", icon: "globe" } as const;
    const changed = await updateProject(ada.ctx(), { ...ref, version: 1, patch });
    expect(changed).toMatchObject({ ...patch, key: "WEB", version: 2 });
    expect(await updateProject(ada.ctx(), { ...ref, patch })).toEqual(changed);
    const refusal = await refusalOf(updateProject(ada.ctx(), { ...ref, version: 1, patch }));
    expect([refusal.code, refusal.details.current]).toEqual(["conflict", changed]);
  });

  test("of tasks that name none is there from the beginning, and stays open and in use", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const { workspaceId } = ada;
    const [project] = await listProjects(ada.ctx(), { workspaceId, archived: false });
    if (!project) throw new Error("there is no project");
    expect(project).toMatchObject({ isDefault: true, key: "TASK" });
    expect(await makeTask(ada)).toMatchObject({ projectId: project.id, number: 1 });
    const ref = refOf(ada, project);
    for (const attempt of [
      () => archiveProject(ada.ctx(), ref),
      () => setProjectPrivate(ada.ctx(), { ...ref, isPrivate: true }),
    ]) {
      expect((await refusalOf(attempt())).code).toBe("default_project");
    }
    const renamed = await updateProject(ada.ctx(), { ...ref, patch: { key: "HOME" } });
    expect(renamed.key).toBe("HOME");
  });
});

describe("the tasks of a project", () => {
  test("are numbered without gap or double when sixteen make some at once, repeats and refusals between them", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const projectId = idOf(await makeProject(ada));
    const repeated = { id: TaskId.parse(services.newId()), projectId, title: "Once" };
    await Promise.all(
      Array.from({ length: RACERS }, async (_, n) => {
        await makeTask(ada, { projectId, title: `Task ${n}` });
        await makeTask(ada, repeated);
        const other = { ...repeated, title: "Another" };
        expect((await refusalOf(makeTask(ada, other))).code).toBe("id_taken");
        await makeTask(ada);
      }),
    );
    const { workspaceId } = ada;
    const numbersOf = async (fields: Partial<ListTasksInput>) => {
      const input = ListTasksInput.parse({ workspaceId, limit: 100, ...fields });
      const { items } = await listTasks(ada.ctx(), input);
      return items.map(({ number }) => number).toSorted((a, b) => a - b);
    };
    const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
    expect(await numbersOf({ projectId })).toEqual(upTo(RACERS + 1));
    const [home] = await listProjects(ada.ctx(), { workspaceId, archived: false });
    if (!home) throw new Error("there is no project");
    expect(await numbersOf({ projectId: idOf(home) })).toEqual(upTo(RACERS));
  });

  test("are listed and searched by their project, and found by key and number", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const web = idOf(await makeProject(ada));
    const app = idOf(await makeProject(ada, { key: "APP" }));
    await makeTask(ada, { title: "Plants at home" });
    await makeTask(ada, { projectId: web, title: "Plants of the web" });
    await makeTask(ada, { projectId: app, title: "Plants and WEB-1 of the app" });
    expect(await titles(ada, { projectId: web })).toEqual(["Plants of the web"]);
    expect(await titles(ada, { search: "plants", projectId: app })).toEqual([
      "Plants and WEB-1 of the app",
    ]);
    expect(await titles(ada, { search: "web-1" })).toEqual([
      "Plants of the web",
      "Plants and WEB-1 of the app",
    ]);
    expect(await titles(ada, { search: "WEB-2" })).toEqual([]);
    expect(await titles(ada, { search: "WEB-1", status: "done" })).toEqual([]);
    expect(await titles(ada, { search: "WEB-01" })).toEqual([]);
    expect(await titles(ada, { projectId: ProjectId.parse(services.newId()) })).toEqual([]);
  });

  test("of a project of nobody, of a stranger or of another tenant are refused by the field's name", async ({
    services,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const foreign = idOf(await makeProject(bob));
    const task = await makeTask(ada);
    const messages = new Set<string>();
    for (const projectId of [foreign, ProjectId.parse(services.newId())]) {
      for (const attempt of [
        () => makeTask(ada, { projectId }),
        () => moveTask(ada.ctx(), { ...taskRefOf(ada, task), projectId }),
      ]) {
        const refusal = await refusalOf(attempt());
        expect([refusal.code, refusal.details.issues?.[0]?.path]).toEqual([
          "invalid_input",
          ["projectId"],
        ]);
        messages.add(refusal.message);
      }
    }
    expect(messages.size).toBe(1);
    expect(await getTask(ada.ctx(), taskRefOf(ada, task))).toEqual(task);
    expect(await makeTask(ada)).toMatchObject({ number: 2 });
  });

  test("take the next number where they come to, and nobody takes the one that they leave", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const web = idOf(await makeProject(ada));
    await makeTask(ada, { projectId: web });
    const task = await makeTask(ada);
    const moved = await moveTask(ada.ctx(), { ...taskRefOf(ada, task), projectId: web });
    expect(moved).toMatchObject({ id: task.id, projectId: web, number: 2, version: 2 });
    expect(await moveTask(ada.ctx(), { ...taskRefOf(ada, task), projectId: web })).toEqual(moved);
    expect(await makeTask(ada)).toMatchObject({ number: 2 });
    const home = ProjectId.parse(task.projectId);
    const back = await moveTask(ada.ctx(), { ...taskRefOf(ada, task), projectId: home });
    expect(back).toMatchObject({ projectId: home, number: 3 });
  });
});

describe("an archived project", () => {
  test("is in no list that does not ask for it, and its tasks are only read until it is back", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const { workspaceId } = ada;
    const project = await makeProject(ada);
    const [ref, projectId] = [refOf(ada, project), idOf(project)];
    const task = await makeTask(ada, { projectId, title: "Kept" });
    const trashed = await makeTask(ada, { projectId, title: "Trashed" });
    const outside = await makeTask(ada, { title: "Outside" });
    await deleteTask(ada.ctx(), taskRefOf(ada, trashed));
    const archived = await archiveProject(ada.ctx(), ref);
    expect(await archiveProject(ada.ctx(), ref)).toEqual(archived);
    expect(archived.archivedAt).not.toBeNull();

    const names = async (isArchived: boolean) =>
      (await listProjects(ada.ctx(), { workspaceId, archived: isArchived })).map(({ key }) => key);
    expect([await names(false), await names(true)]).toEqual([["TASK"], ["WEB"]]);
    expect(await titles(ada)).toEqual(["Outside"]);
    expect(await titles(ada, { search: "kept" })).toEqual([]);
    expect(await titles(ada, { search: "WEB-1" })).toEqual([]);
    expect(await titles(ada, { projectId })).toEqual(["Kept"]);
    expect(await titles(ada, { projectId, search: "kept" })).toEqual(["Kept"]);
    expect(await getTask(ada.ctx(), taskRefOf(ada, task))).toEqual(task);

    for (const attempt of [
      () => makeTask(ada, { projectId }),
      () => updateTask(ada.ctx(), { ...taskRefOf(ada, task), patch: { title: "New" } }),
      () => deleteTask(ada.ctx(), taskRefOf(ada, task)),
      () => restoreTask(ada.ctx(), taskRefOf(ada, trashed)),
      () =>
        moveTask(ada.ctx(), {
          ...taskRefOf(ada, task),
          projectId: ProjectId.parse(outside.projectId),
        }),
      () => moveTask(ada.ctx(), { ...taskRefOf(ada, outside), projectId }),
    ]) {
      expect((await refusalOf(attempt())).code).toBe("project_archived");
    }
    await unarchiveProject(ada.ctx(), ref);
    expect(await makeTask(ada, { projectId })).toMatchObject({ number: 3 });
  });
});

describe("who may change a project", () => {
  test("is its manager and whoever is at least an admin; an editor may make one", async ({
    services,
    testDatabase,
  }) => {
    const [host, admin, editor] = [
      await signUp(services),
      await signUp(services),
      await signUp(services),
    ];
    const { workspaceId } = host;
    const here = (person: TestPerson): TestPerson => ({ ...person, workspaceId });
    await seedMember(testDatabase, { userId: admin.userId, workspaceId, role: "admin" });
    await seedMember(testDatabase, { userId: editor.userId, workspaceId, role: "editor" });
    const own = await makeProject(here(editor));
    const others = await makeProject(host, { key: "APP" });
    const patch = { name: "Renamed" };
    for (const [person, project] of [
      [editor, own],
      [admin, own],
      [admin, others],
    ] as const) {
      const changed = await updateProject(person.ctx(), { ...refOf(host, project), patch });
      expect(changed.name).toBe("Renamed");
    }
    const refused = updateProject(editor.ctx(), { ...refOf(host, others), patch });
    expect((await refusalOf(refused)).code).toBe("forbidden");
    expect(await getProject(editor.ctx(), refOf(host, others))).toMatchObject({ name: "Renamed" });
  });
});
