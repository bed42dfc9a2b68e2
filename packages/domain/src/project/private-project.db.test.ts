import {
  CreateProjectInput,
  CreateTaskInput,
  ListTasksInput,
  ProjectId,
  TaskId,
  UserId,
  type ProjectRole,
  type Role,
  type WorkspaceId,
} from "@taskflow/contract";
import { describe, expect } from "vitest";
import { listChanges } from "../change/list-changes.ts";
import { removeMember } from "../member/remove-member.ts";
import { updateMember } from "../member/update-member.ts";
import type { Services } from "../services.ts";
import { createTask } from "../task/create-task.ts";
import { getTask } from "../task/get-task.ts";
import { listTasks } from "../task/list-tasks.ts";
import { moveTask } from "../task/move-task.ts";
import { updateTask } from "../task/update-task.ts";
import { createWorkspace } from "../workspace/create-workspace.ts";
import { leaveWorkspace } from "../workspace/leave-workspace.ts";
import {
  domainTest as test,
  refusalOf,
  seedMember,
  signUp,
  type TestDatabase,
  type TestPerson,
} from "../testing/index.ts";
import { createProject } from "./create-project.ts";
import { getProject } from "./get-project.ts";
import { listProjectMembers } from "./list-project-members.ts";
import { listProjects } from "./list-projects.ts";
import { removeProjectMember } from "./remove-project-member.ts";
import { setProjectMember } from "./set-project-member.ts";
import { setProjectPrivate } from "./set-project-private.ts";
import { updateProject } from "./update-project.ts";

interface Team {
  readonly workspaceId: WorkspaceId;
  readonly owner: TestPerson;
  /** Lets somebody in. */
  readonly join: (role: Role) => Promise<TestPerson>;
}

async function createTeam(services: Services, testDatabase: TestDatabase): Promise<Team> {
  const owner = await signUp(services);
  const { id } = await createWorkspace(owner.ctx(), { name: "Team" });
  // Our own answer has an id of ours.
  const workspaceId = id as WorkspaceId;
  return {
    workspaceId,
    owner,
    join: async (role) => {
      const person = await signUp(services);
      await seedMember(testDatabase, { userId: person.userId, workspaceId, role });
      return person;
    },
  };
}

async function makePrivate({ workspaceId }: Team, { ctx }: TestPerson, key = "SEC") {
  const input = { workspaceId, name: "Secret", key, isPrivate: true };
  return ProjectId.parse((await createProject(ctx(), CreateProjectInput.parse(input))).id);
}

function name(
  { workspaceId }: Team,
  { ctx }: TestPerson,
  [projectId, person, role]: [ProjectId, TestPerson, ProjectRole],
) {
  const userId = UserId.parse(person.userId);
  return setProjectMember(ctx(), { workspaceId, projectId, userId, role });
}

async function makeTask({ workspaceId }: Team, { ctx }: TestPerson, projectId?: ProjectId) {
  const input = CreateTaskInput.parse({ workspaceId, title: "Whispered", projectId });
  const { id } = await createTask(ctx(), input);
  return { workspaceId, id: TaskId.parse(id) };
}

/** All that somebody sees of a project and a task in it, each way to look by itself. */
async function seen(team: Team, person: TestPerson, projectId: ProjectId, taskId: string) {
  const { workspaceId } = team;
  const ctx = () => person.ctx();
  const titles = async (fields: object) =>
    (await listTasks(ctx(), ListTasksInput.parse({ workspaceId, ...fields }))).items.length;
  const isThere = (call: Promise<unknown>) =>
    call.then(
      () => true,
      (error: { code?: string }) => (error.code === "not_found" ? false : error),
    );
  const delta = await listChanges(ctx(), { workspaceId, after: "0", limit: 100 });
  return {
    listed: (await listProjects(ctx(), { workspaceId, archived: false })).length - 1,
    got: await isThere(getProject(ctx(), { workspaceId, id: projectId })),
    members: await isThere(listProjectMembers(ctx(), { workspaceId, projectId })),
    tasks: await titles({}),
    tasksOfIt: await titles({ projectId }),
    found: await titles({ search: "whispered" }),
    foundByNumber: await titles({ search: "SEC-1" }),
    task: await isThere(getTask(ctx(), { workspaceId, id: TaskId.parse(taskId) })),
    changes: JSON.stringify(delta).includes(taskId),
  };
}

const NOTHING = {
  listed: 0,
  got: false,
  members: false,
  tasks: 0,
  tasksOfIt: 0,
  found: 0,
  foundByNumber: 0,
  task: false,
  changes: false,
};
const EVERYTHING = {
  listed: 1,
  got: true,
  members: true,
  tasks: 1,
  tasksOfIt: 1,
  found: 1,
  foundByNumber: 1,
  task: true,
  changes: true,
};

describe("a private project", () => {
  test("is hidden everywhere from whoever was not named in it, and shown to who was, to owners and admins", async ({
    services,
    testDatabase,
  }) => {
    const team = await createTeam(services, testDatabase);
    const [admin, maker, editor, viewer, named] = [
      await team.join("admin"),
      await team.join("editor"),
      await team.join("editor"),
      await team.join("viewer"),
      await team.join("viewer"),
    ];
    const projectId = await makePrivate(team, maker);
    const { id } = await makeTask(team, maker, projectId);
    await name(team, maker, [projectId, named, "viewer"]);
    for (const person of [editor, viewer]) {
      expect(await seen(team, person, projectId, id)).toEqual(NOTHING);
    }
    for (const person of [team.owner, admin, maker, named]) {
      expect(await seen(team, person, projectId, id)).toEqual(EVERYTHING);
    }
  });

  test("that was open is hidden with its past, and shown with it when it is open again", async ({
    services,
    testDatabase,
  }) => {
    const team = await createTeam(services, testDatabase);
    const { workspaceId } = team;
    const [maker, editor] = [await team.join("editor"), await team.join("editor")];
    const projectId = await makePrivate(team, maker);
    const { id } = await makeTask(team, maker, projectId);
    const set = (isPrivate: boolean) =>
      setProjectPrivate(maker.ctx(), { workspaceId, id: projectId, isPrivate });
    for (let round = 0; round < 2; round += 1) {
      expect(await seen(team, editor, projectId, id)).toEqual(NOTHING);
      expect(await set(false)).toMatchObject({ isPrivate: false });
      expect(await seen(team, editor, projectId, id)).toEqual(EVERYTHING);
      await set(true);
    }
  });

  test("that is made private tells everybody to look again, and nothing else", async ({
    services,
    testDatabase,
  }) => {
    const team = await createTeam(services, testDatabase);
    const { workspaceId } = team;
    const [maker, editor] = [await team.join("editor"), await team.join("editor")];
    const projectId = await makePrivate(team, maker);
    await setProjectPrivate(maker.ctx(), { workspaceId, id: projectId, isPrivate: false });
    const after = (await listChanges(editor.ctx(), { workspaceId, after: "0", limit: 100 })).number;
    await setProjectPrivate(maker.ctx(), { workspaceId, id: projectId, isPrivate: true });
    const delta = await listChanges(editor.ctx(), { workspaceId, after, limit: 100 });
    expect(delta).toMatchObject({ tasks: [], gone: [], others: [{ entity: "project" }] });
  });

  test("lets each do the narrower of what the workspace and the project say", async ({
    services,
    testDatabase,
  }) => {
    const team = await createTeam(services, testDatabase);
    const { workspaceId } = team;
    const maker = await team.join("editor");
    const projectId = await makePrivate(team, maker);
    const task = await makeTask(team, maker, projectId);
    const roles: [Role, ProjectRole, canWrite: boolean, canManage: boolean][] = [
      ["editor", "viewer", false, false],
      ["editor", "editor", true, false],
      ["editor", "manager", true, true],
      ["viewer", "viewer", false, false],
      ["admin", "viewer", true, true],
    ];
    for (const [role, projectRole, canWrite, canManage] of roles) {
      const person = await team.join(role);
      await name(team, maker, [projectId, person, projectRole]);
      const outcome = (call: Promise<unknown>) =>
        call.then(
          () => true,
          (error: { code?: string }) => (error.code === "forbidden" ? false : error),
        );
      const patch = { title: "Whispered louder" };
      expect({
        write: await outcome(updateTask(person.ctx(), { ...task, patch })),
        create: await outcome(makeTask(team, person, projectId)),
        manage: await outcome(
          updateProject(person.ctx(), { workspaceId, id: projectId, patch: { name: role } }),
        ),
      }).toEqual({ write: canWrite, create: canWrite, manage: canManage });
    }
  });

  test("names no one with a wider role than in the workspace, and nobody who is no member", async ({
    services,
    testDatabase,
  }) => {
    const team = await createTeam(services, testDatabase);
    const [maker, viewer] = [await team.join("editor"), await team.join("viewer")];
    const stranger = await signUp(services);
    const projectId = await makePrivate(team, maker);
    for (const role of ["manager", "editor"] as const) {
      const refusal = await refusalOf(name(team, maker, [projectId, viewer, role]));
      expect(refusal.details.issues?.[0]?.path).toEqual(["role"]);
    }
    const refusal = await refusalOf(name(team, maker, [projectId, stranger, "viewer"]));
    expect(refusal.details.issues?.[0]?.path).toEqual(["userId"]);
  });

  test("cannot take a task from, or give one to, who does not write in both", async ({
    services,
    testDatabase,
  }) => {
    const team = await createTeam(services, testDatabase);
    const [maker, reader, editor] = [
      await team.join("editor"),
      await team.join("editor"),
      await team.join("editor"),
    ];
    const projectId = await makePrivate(team, maker);
    await name(team, maker, [projectId, reader, "viewer"]);
    const [inside, outside] = [await makeTask(team, maker, projectId), await makeTask(team, maker)];
    const home = ProjectId.parse((await getTask(maker.ctx(), outside)).projectId);
    const codes = async (person: TestPerson) => [
      (await refusalOf(moveTask(person.ctx(), { ...inside, projectId: home }))).code,
      (await refusalOf(moveTask(person.ctx(), { ...outside, projectId }))).code,
    ];
    expect(await codes(reader)).toEqual(["forbidden", "forbidden"]);
    expect(await codes(editor)).toEqual(["not_found", "invalid_input"]);
    const { id } = outside;
    await moveTask(maker.ctx(), { ...outside, projectId });
    expect((await refusalOf(getTask(editor.ctx(), outside))).code).toBe("not_found");
    const delta = await listChanges(editor.ctx(), {
      workspaceId: team.workspaceId,
      after: "0",
      limit: 100,
    });
    // It is told as gone; where to, is not.
    expect(delta.gone).toContain(id);
    expect(JSON.stringify(delta)).not.toContain(projectId);
  });
});

test("a patch that was based on what was changed out of sight is a conflict", async ({
  services,
  testDatabase,
}) => {
  const team = await createTeam(services, testDatabase);
  const [maker, editor] = [await team.join("editor"), await team.join("editor")];
  const projectId = await makePrivate(team, maker);
  const task = await makeTask(team, editor);
  const home = ProjectId.parse((await getTask(editor.ctx(), task)).projectId);
  const rename = (person: TestPerson, title: string, version?: number) =>
    updateTask(person.ctx(), { ...task, ...(version && { version }), patch: { title } });
  await moveTask(maker.ctx(), { ...task, projectId });
  await rename(maker, "Out of sight");
  await moveTask(maker.ctx(), { ...task, projectId: home });
  const refusal = await refusalOf(rename(editor, "Stale", 1));
  expect(refusal.code).toBe("conflict");
  expect(refusal.details.current).toMatchObject({ title: "Out of sight", version: 4 });
  // Who saw it all is told of what is really in conflict alone.
  await expect(
    updateTask(maker.ctx(), { ...task, version: 1, patch: { priority: "high" } }),
  ).resolves.toMatchObject({ title: "Out of sight", priority: "high" });
});

describe("a project", () => {
  test("is never without a manager, also when two take each other out at the same moment", async ({
    services,
    testDatabase,
  }) => {
    const team = await createTeam(services, testDatabase);
    const { workspaceId } = team;
    const [ada, bob] = [await team.join("editor"), await team.join("editor")];
    const projectId = await makePrivate(team, ada);
    expect((await refusalOf(name(team, ada, [projectId, ada, "editor"]))).code).toBe(
      "last_manager",
    );
    await name(team, ada, [projectId, bob, "manager"]);
    const remove = (who: TestPerson, whom: TestPerson) =>
      removeProjectMember(who.ctx(), {
        workspaceId,
        projectId,
        userId: UserId.parse(whom.userId),
      });
    const outcomes = await Promise.allSettled([remove(ada, bob), remove(bob, ada)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const members = await listProjectMembers(team.owner.ctx(), { workspaceId, projectId });
    expect(members.map(({ role }) => role)).toEqual(["manager"]);
  });

  test("goes to whoever removes its last manager from the workspace, and to an owner when they leave", async ({
    services,
    testDatabase,
  }) => {
    const team = await createTeam(services, testDatabase);
    const { workspaceId, owner } = team;
    const [admin, ada, bob, eve] = [
      await team.join("admin"),
      await team.join("editor"),
      await team.join("editor"),
      await team.join("editor"),
    ];
    const [one, two, three] = [
      await makePrivate(team, ada, "ONE"),
      await makePrivate(team, bob, "TWO"),
      await makePrivate(team, eve, "THREE"),
    ];
    await name(team, ada, [one, eve, "viewer"]);
    await removeMember(admin.ctx(), { workspaceId, userId: UserId.parse(ada.userId) });
    await leaveWorkspace(bob.ctx(), { workspaceId });
    await updateMember(admin.ctx(), {
      workspaceId,
      userId: UserId.parse(eve.userId),
      role: "viewer",
    });
    const managers = async (projectId: ProjectId) =>
      (await listProjectMembers(owner.ctx(), { workspaceId, projectId })).map(
        ({ userId, role }) => [userId, role],
      );
    expect(await managers(one)).toEqual([
      [eve.userId, "viewer"],
      [admin.userId, "manager"],
    ]);
    expect(await managers(two)).toEqual([[owner.userId, "manager"]]);
    expect(await managers(three)).toEqual([
      [eve.userId, "viewer"],
      [admin.userId, "manager"],
    ]);
  });
});
