import {
  AccountExport,
  CreateProjectInput,
  CreateTaskInput,
  CreateTokenInput,
  MemberRef,
  TaskId,
  TokenRef,
} from "@taskflow/contract";
import { sql } from "kysely";
import { expect } from "vitest";
import {
  asAdmin,
  createTestServices,
  domainTest as test,
  makeToken,
  refusalOf,
  seedMember,
  signUp,
  type TestDatabase,
  type TestPerson,
} from "../testing/index.ts";
import { removeMember } from "../member/remove-member.ts";
import { createProject } from "../project/create-project.ts";
import { createTask } from "../task/create-task.ts";
import { deleteTask } from "../task/delete-task.ts";
import { createToken } from "../token/create-token.ts";
import { revokeToken } from "../token/revoke-token.ts";
import { exportAccount } from "./export-account.ts";
import { getMe } from "./get-me.ts";

async function addTask({ workspaceId, ctx }: TestPerson, title: string): Promise<TaskId> {
  const { id } = await createTask(ctx(), CreateTaskInput.parse({ workspaceId, title }));
  return TaskId.parse(id);
}

/** Past triggers and policies, in one statement: what matters is how many there are. */
function seedTasks(testDatabase: TestDatabase, { workspaceId }: TestPerson, count: number) {
  return asAdmin(testDatabase, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into public.task (workspace_id, id, project_id, number, title)
       select $1, gen_random_uuid(), p.id, n, 'Seeded ' || n
       from generate_series(1, $2) n join public.project p on p.workspace_id = $1`,
      [workspaceId, count],
    );
  });
}

test("holds the account, its sessions, and every task of the workspaces that are the person's, trashed ones too", async ({
  services,
}) => {
  const ada = await signUp(services);
  const kept = await addTask(ada, "Kept");
  const trashed = await addTask(ada, "Trashed");
  const { workspaceId } = ada;
  await deleteTask(ada.ctx(), { workspaceId, id: trashed });
  const answer = await exportAccount(ada.ctx());
  const document = AccountExport.parse(answer);
  expect(document).toMatchObject({ format: "taskflow-export", version: 1 });
  expect(answer.user).toEqual((await getMe(ada.ctx())).user);
  expect(document.sessions).toMatchObject([{ id: ada.sessionId, isCurrent: true }]);
  expect(document.memberships).toEqual([
    {
      workspaceId,
      name: "Personal",
      kind: "personal",
      role: "owner",
      personal: true,
      slug: expect.stringMatching(/^personal-[a-z2-9]{6}$/u),
      joinedAt: expect.any(String),
    },
  ]);
  const [workspace, ...more] = document.workspaces;
  expect(more).toEqual([]);
  expect(workspace).toMatchObject({ id: workspaceId, name: "Personal" });
  const deletedAt = new Map(workspace?.tasks.map((task) => [task.id, task.deletedAt]));
  expect(deletedAt).toEqual(
    new Map([
      [kept, null],
      [trashed, expect.any(String)],
    ]),
  );
});

test("holds the projects as the list of projects has them", async ({ services }) => {
  const ada = await signUp(services);
  const { workspaceId } = ada;
  for (const [name, key] of [
    ["Website", "WEB"],
    ["Garden", "GRD"],
  ]) {
    await createProject(ada.ctx(), CreateProjectInput.parse({ workspaceId, name, key }));
  }
  const document = AccountExport.parse(await exportAccount(ada.ctx()));
  const projects = document.workspaces.flatMap((workspace) => workspace.projects);
  expect(projects.map(({ name }) => name)).toEqual(["Tasks", "Garden", "Website"]);
});

test("names the workspaces of others where the person is a member, and holds nothing of them", async ({
  services,
  testDatabase,
}) => {
  const [ada, bob] = [await signUp(services), await signUp(services)];
  await addTask(bob, "canary-c0ffee");
  const shared = { workspaceId: bob.workspaceId, role: "admin" } as const;
  await seedMember(testDatabase, { userId: ada.userId, ...shared });
  const document = await exportAccount(ada.ctx());
  expect(document.memberships).toContainEqual(expect.objectContaining(shared));
  expect(document.workspaces.map(({ id }) => id)).toEqual([ada.workspaceId]);
  const text = JSON.stringify(document);
  for (const foreign of ["canary-c0ffee", bob.email, bob.userId, bob.sessionId]) {
    expect(text).not.toContain(foreign);
  }
});

test("names no token of a workspace that the person has left", async ({
  services,
  testDatabase,
}) => {
  const [ada, bob] = [await signUp(services), await signUp(services)];
  const { userId } = bob;
  const { workspaceId } = ada;
  await seedMember(testDatabase, { userId, workspaceId, role: "editor" });
  await makeToken(services, bob, { name: "Of Bob", workspaceId });
  const namesOf = async () => (await exportAccount(bob.ctx())).tokens.map(({ name }) => name);
  expect(await namesOf()).toEqual(["Of Bob"]);
  await removeMember(ada.ctx(), MemberRef.parse({ workspaceId, userId }));
  expect(await namesOf()).toEqual([]);
});

test("names the person's tokens, revoked ones too, without a secret, and nobody else's", async ({
  services,
  testDatabase,
}) => {
  const [ada, bob] = [await signUp(services), await signUp(services)];
  await seedMember(testDatabase, {
    userId: bob.userId,
    workspaceId: ada.workspaceId,
    role: "admin",
  });
  const kept = await makeToken(services, ada, { name: "Nightly report" });
  const { workspaceId } = ada;
  const old = CreateTokenInput.parse({ workspaceId, name: "Old", kind: "signed" });
  const { token: revoked } = await createToken(ada.ctx(), old);
  await revokeToken(ada.ctx(), TokenRef.parse({ workspaceId, id: revoked.id }));
  await makeToken(services, bob, { name: "Of Bob", workspaceId: ada.workspaceId });
  const { tokens } = AccountExport.parse(await exportAccount(ada.ctx()));
  expect(tokens.map(({ name, kind, revokedAt }) => [name, kind, revokedAt])).toEqual([
    ["Nightly report", "bearer", null],
    ["Old", "signed", expect.any(String)],
  ]);
  expect(tokens[0]).toEqual({
    id: kept.token.id,
    workspaceId: ada.workspaceId,
    name: "Nightly report",
    kind: "bearer",
    scopes: kept.token.scopes,
    createdAt: kept.token.createdAt,
    expiresAt: kept.token.expiresAt,
    lastUsedAt: expect.any(String),
    revokedAt: null,
  });
});

test("holds each of more tasks than one statement reads, once", async ({
  services,
  testDatabase,
}) => {
  const ada = await signUp(services);
  await seedTasks(testDatabase, ada, 3_000);
  const [workspace] = (await exportAccount(ada.ctx())).workspaces;
  expect(new Set(workspace?.tasks.map(({ title }) => title)).size).toBe(3_000);
  expect(workspace?.tasks).toHaveLength(3_000);
});

test("of more text than one document can carry is refused by name, others' text not counted", async ({
  services,
  testDatabase,
}) => {
  const [ada, bob] = [await signUp(services), await signUp(services)];
  await addTask(ada, "ünï");
  await addTask(bob, "a good deal longer");
  const shared = { workspaceId: bob.workspaceId, role: "admin" } as const;
  await seedMember(testDatabase, { userId: ada.userId, ...shared });
  expect((await refusalOf(exportAccount(ada.ctx(), 4))).code).toBe("payload_too_large");
  expect((await exportAccount(ada.ctx(), 5)).workspaces).toHaveLength(1);
});

test("wants the password to be fresh, and is made five times an hour at most", async ({
  database,
}) => {
  const services = createTestServices(database, { limitsFactor: 1 });
  const ada = await signUp(services);
  const stale = sql`update session set authenticated_at = now() - interval '10 minutes'
    where id = ${ada.sessionId}`;
  for (let count = 0; count < 5; count += 1) await exportAccount(ada.ctx());
  expect((await refusalOf(exportAccount(ada.ctx()))).code).toBe("rate_limited");
  await stale.execute(database.auth);
  expect((await refusalOf(exportAccount(ada.ctx()))).code).toBe("reauthentication_required");
});

test("is made for one person at a time, and who is refused meanwhile has used up nothing", async ({
  database,
}) => {
  const services = createTestServices(database, { limitsFactor: 1 });
  const [ada, bob] = [await signUp(services), await signUp(services)];
  const ctx = ada.ctx();
  const codes: string[] = [];
  await exportAccount({
    ...ctx,
    readOwnSnapshot: async (run) => {
      for (const who of [ada, bob]) codes.push((await refusalOf(exportAccount(who.ctx()))).code);
      return ctx.readOwnSnapshot(run);
    },
  });
  expect(codes).toEqual(["busy", "busy"]);
  for (let more = 0; more < 4; more += 1) await exportAccount(ada.ctx());
  await exportAccount(bob.ctx());
});
