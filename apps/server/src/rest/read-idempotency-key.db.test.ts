import { randomUUID } from "node:crypto";
import { appRouter } from "@taskflow/api/server";
import { CreateProjectInput, ProjectId, ShareLink, UserId, WorkspaceId } from "@taskflow/contract";
import {
  createProject,
  createWorkspace,
  removeProjectMember,
  setProjectMember,
} from "@taskflow/domain";
import { asAdmin, domainTest, seedMember } from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { createTestApp } from "../testing/create-test-app.ts";
import { createRestCaller, type RestAnswer, type RestCaller } from "../testing/rest-caller.ts";
import { collectRestOperations } from "./rest-operation.ts";

const test = domainTest.extend<{ $file: { ada: RestCaller; tasks: string } }>({
  ada: [async ({ services }, use) => use(await createRestCaller(services)), { scope: "file" }],
  tasks: [
    async ({ ada }, use) => use(`/workspaces/${ada.person.workspaceId}/tasks`),
    { scope: "file" },
  ],
});

const keyed = (key: string = randomUUID()) => ({ headers: { "idempotency-key": key } });
const isReplay = ({ headers }: RestAnswer) => headers.get("idempotency-replayed") === "true";
const titlesOf = async ({ call }: RestCaller, tasks: string) => {
  const { body } = await call(`GET ${tasks}`);
  return JSON.stringify(body?.["items"]);
};

test("of sixteen creates at once under one key one is done, and all are answered alike", async ({
  ada,
  tasks,
}) => {
  const title = `Once ${randomUUID()}`;
  const extras = { ...keyed(), body: { title } };
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => ada.call(`POST ${tasks}`, extras)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(new Set(answers.map(({ headers }) => headers.get("etag")))).toEqual(new Set(['"1"']));
  expect(answers.filter(isReplay).length).toBe(15);
  expect((await titlesOf(ada, tasks)).split(title).length).toBe(2);
});

test("a repeat is answered as the first was, whatever has become of the task since", async ({
  ada,
  tasks,
}) => {
  const extras = { ...keyed(), body: { title: "First", priority: "high" } };
  const first = await ada.call(`POST ${tasks}`, extras);
  await ada.call(`PATCH ${tasks}/${String(first.body?.["id"])}`, {
    body: { patch: { title: "Changed" } },
  });
  const inOtherOrder = { ...extras, body: { priority: "high", title: "First" } };
  const again = await ada.call(`POST ${tasks}`, inOtherOrder);
  expect([again.status, again.body, isReplay(again)]).toEqual([201, first.body, true]);
});

test("a repeat that writes an id in capitals is the same call", async ({ ada, tasks }) => {
  const body = { title: "First", id: randomUUID() };
  const extras = keyed();
  const first = await ada.call(`POST ${tasks}`, { ...extras, body });
  const { workspaceId } = ada.person;
  const again = await ada.call(`POST ${tasks.replace(workspaceId, workspaceId.toUpperCase())}`, {
    ...extras,
    body: { ...body, id: body.id.toUpperCase() },
  });
  expect([again.status, again.body, isReplay(again)]).toEqual([201, first.body, true]);
});

test("a key with another content, path, method or version is refused, and nothing is done", async ({
  ada,
  tasks,
}) => {
  const key = keyed();
  const { body } = await ada.call(`POST ${tasks}`, { ...key, body: { title: "First" } });
  const task = `${tasks}/${String(body?.["id"])}`;
  const before = await titlesOf(ada, tasks);
  const refused = [
    await ada.call(`POST ${tasks}`, { ...key, body: { title: "Second" } }),
    await ada.call(`PATCH ${task}`, { ...key, body: { patch: { title: "Third" } } }),
    await ada.call(`DELETE ${task}`, key),
    await ada.call(`DELETE ${task}`, { headers: { ...key.headers, "if-match": '"1"' } }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
  expect(refused[0]?.body).toMatchObject({
    type: "urn:taskflow:problem:idempotency_key_reused",
    appCode: "idempotency_key_reused",
  });
  expect(await titlesOf(ada, tasks)).toBe(before);
});

test("what was refused has used up no key", async ({ ada, tasks }) => {
  const key = keyed();
  const invalid = await ada.call(`POST ${tasks}`, { ...key, body: { title: "" } });
  const elsewhere = { title: "x", projectId: randomUUID() };
  const unknown = await ada.call(`POST ${tasks}`, { ...key, body: elsewhere });
  const done = await ada.call(`POST ${tasks}`, { ...key, body: { title: "Good" } });
  expect([invalid.status, unknown.status, done.status]).toEqual([400, 400, 201]);
  expect(isReplay(done)).toBe(false);
});

test("a key is its caller's, in one workspace, from whichever of their sessions", async ({
  ada,
  tasks,
  services,
  testDatabase,
}) => {
  const bob = await createRestCaller(services);
  const { workspaceId } = ada.person;
  const team = await createWorkspace(ada.person.ctx(), { name: "Team" });
  for (const place of [workspaceId, team.id]) {
    await seedMember(testDatabase, {
      userId: bob.person.userId,
      workspaceId: place,
      role: "editor",
    });
  }
  const extras = { ...keyed(), body: { title: "Mine" } };
  const first = await ada.call(`POST ${tasks}`, extras);
  const others = [
    await bob.call(`POST ${tasks}`, extras),
    await ada.call(`POST /workspaces/${team.id}/tasks`, extras),
  ];
  const ids = [first, ...others].map(({ body }) => body?.["id"]);
  expect(new Set(ids).size).toBe(3);
  expect(others.map(isReplay)).toEqual([false, false]);
  const quoted = `"${extras.headers["idempotency-key"]}"`;
  const again = await ada.call(`POST ${tasks}`, { ...extras, ...keyed(quoted) });
  expect([again.body, isReplay(again)]).toEqual([first.body, true]);
});

test("after a day a key is new again, and records are taken away, also those of others", async ({
  ada,
  tasks,
  services,
  testDatabase,
}) => {
  const bob = await createRestCaller(services);
  const extras = { ...keyed(), body: { title: "Daily" } };
  const first = await ada.call(`POST ${tasks}`, extras);
  await bob.call(`POST /workspaces/${bob.person.workspaceId}/tasks`, extras);
  const age = (interval: string) =>
    asAdmin(testDatabase, (client) =>
      client.query(
        "update public.idempotency_record set created_at = created_at - $1::interval where key = $2",
        [interval, extras.headers["idempotency-key"]],
      ),
    );
  await age("23 hours 50 minutes");
  expect(isReplay(await ada.call(`POST ${tasks}`, extras))).toBe(true);
  await age("20 minutes");
  const anew = await ada.call(`POST ${tasks}`, extras);
  expect([anew.status, isReplay(anew)]).toEqual([201, false]);
  expect(anew.body?.["id"]).not.toBe(first.body?.["id"]);
  const left = await asAdmin(testDatabase, (client) =>
    client.query("select 1 from public.idempotency_record where key = $1", [
      extras.headers["idempotency-key"],
    ]),
  );
  expect(left.rowCount).toBe(1);
});

describe("a stored answer is given to nobody who may not have it any more", () => {
  test("who may only read by now is refused", async ({ ada, tasks, services, testDatabase }) => {
    const bob = await createRestCaller(services);
    const { workspaceId } = ada.person;
    const { userId } = bob.person;
    await seedMember(testDatabase, { userId, workspaceId, role: "editor" });
    const extras = { ...keyed(), body: { title: "As editor" } };
    expect((await bob.call(`POST ${tasks}`, extras)).status).toBe(201);
    await ada.call(`PATCH /workspaces/${workspaceId}/members/${userId}`, {
      body: { role: "viewer" },
    });
    expect((await bob.call(`POST ${tasks}`, extras)).status).toBe(403);
    await ada.call(`DELETE /workspaces/${workspaceId}/members/${userId}`);
    expect((await bob.call(`POST ${tasks}`, extras)).status).toBe(404);
    await bob.call("POST /auth/logout");
    expect((await bob.call(`POST ${tasks}`, extras)).status).toBe(401);
  });

  test("who sees the project no longer gets no answer that lies in it", async ({
    ada,
    services,
    testDatabase,
  }) => {
    const bob = await createRestCaller(services);
    const team = await createWorkspace(ada.person.ctx(), { name: "Team" });
    const workspaceId = WorkspaceId.parse(team.id);
    const userId = UserId.parse(bob.person.userId);
    await seedMember(testDatabase, { userId, workspaceId, role: "editor" });
    const named = { workspaceId, name: "Hidden", key: "HID", isPrivate: true };
    const project = await createProject(ada.person.ctx(), CreateProjectInput.parse(named));
    const projectId = ProjectId.parse(project.id);
    const place = { workspaceId, projectId, userId };
    await setProjectMember(ada.person.ctx(), { ...place, role: "manager" });
    const path = `/workspaces/${workspaceId}`;
    const inProject = { ...keyed(), body: { title: "Inside", projectId } };
    const renaming = { ...keyed(), body: { patch: { name: "Hidden too" } } };
    const made = await bob.call(`POST ${path}/tasks`, inProject);
    const renamed = await bob.call(`PATCH ${path}/projects/${projectId}`, renaming);
    const own = { ...keyed(), body: { name: "Own", key: "OWN", isPrivate: true } };
    const created = await bob.call(`POST ${path}/projects`, own);
    expect([made.status, renamed.status, created.status]).toEqual([201, 200, 201]);

    await removeProjectMember(ada.person.ctx(), place);
    const ownId = String(created.body?.["id"]);
    await ada.call(`POST ${path}/projects/${ownId}/members`, {
      body: { userId: ada.person.userId, role: "manager" },
    });
    await ada.call(`DELETE ${path}/projects/${ownId}/members/${userId}`);
    await ada.call(`PATCH ${path}/projects/${ownId}`, { body: { patch: { key: "FREE" } } });
    const before = await ada.call(`GET ${path}/projects`);
    const refused = [
      await bob.call(`POST ${path}/tasks`, inProject),
      await bob.call(`PATCH ${path}/projects/${projectId}`, renaming),
      await bob.call(`POST ${path}/projects`, own),
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 404, 404]);
    expect(JSON.stringify(refused.map(({ body }) => body))).not.toMatch(/Inside|Hidden|Own/u);
    expect((await ada.call(`GET ${path}/projects`)).body).toEqual(before.body);
  });
});

interface Ids {
  readonly workspace: string;
  readonly project: string;
  readonly task: string;
  /** A task elsewhere, which is moved here. */
  readonly other: string;
  readonly member: string;
  readonly link: string;
}

/** All that can be done in a project under a key, in an order in which it can. */
const WRITES: Readonly<Record<string, (ids: Ids) => [request: string, body?: object]>> = {
  "project.update": (ids) => [`PATCH ${projectOf(ids)}`, { patch: { name: "Hidden too" } }],
  "task.create": (ids) => [
    `POST ${tasksOf(ids)}`,
    { id: ids.task, projectId: ids.project, title: "Hidden" },
  ],
  "task.update": (ids) => [`PATCH ${tasksOf(ids)}/${ids.task}`, { patch: { title: "Hidden too" } }],
  "task.delete": (ids) => [`DELETE ${tasksOf(ids)}/${ids.task}`],
  "task.restore": (ids) => [`POST ${tasksOf(ids)}/${ids.task}/restore`],
  "task.move": (ids) => [`POST ${tasksOf(ids)}/${ids.other}/move`, { projectId: ids.project }],
  "projectMember.set": (ids) => [
    `POST ${projectOf(ids)}/members`,
    { userId: ids.member, role: "manager" },
  ],
  "projectMember.remove": (ids) => [`DELETE ${projectOf(ids)}/members/${ids.member}`],
  "shareLink.revoke": (ids) => [`DELETE ${projectOf(ids)}/share-links/${ids.link}`],
  "project.archive": (ids) => [`POST ${projectOf(ids)}/archive`],
  "project.unarchive": (ids) => [`POST ${projectOf(ids)}/unarchive`],
  "project.setPrivate": (ids) => [`POST ${projectOf(ids)}/private`, { isPrivate: true }],
};

const tasksOf = ({ workspace }: Ids) => `${workspace}/tasks`;
const projectOf = ({ workspace, project }: Ids) => `${workspace}/projects/${project}`;

domainTest("these are all writes in a project that take a key", () => {
  const names = collectRestOperations(appRouter).flatMap(({ name, isRepeatable }) =>
    isRepeatable && /^(?:project|projectMember|shareLink|task)\./u.test(name) ? [name] : [],
  );
  expect(names.toSorted()).toEqual(["project.create", ...Object.keys(WRITES)].toSorted());
});

test("nothing that was done in a project is answered again to who sees the project no longer", async ({
  ada,
  services,
  testDatabase,
}) => {
  const bob = await createRestCaller(services);
  const team = await createWorkspace(ada.person.ctx(), { name: "Team" });
  const workspaceId = WorkspaceId.parse(team.id);
  const { userId } = bob.person;
  await seedMember(testDatabase, { userId, workspaceId, role: "editor" });
  const workspace = `/workspaces/${workspaceId}`;
  const makeOf = async (path: string, body: object) => {
    const made = await bob.call(`POST ${workspace}/${path}`, { body });
    return made.body ?? {};
  };
  const project = String((await makeOf("projects", { name: "Hidden", key: "HID" }))["id"]);
  const { shareLink } = await makeOf(`projects/${project}/share-links`, {});
  const ids: Ids = {
    workspace,
    project,
    task: randomUUID(),
    other: String((await makeOf("tasks", { title: "Hidden" }))["id"]),
    member: ada.person.userId,
    link: ShareLink.parse(shareLink).id,
  };
  const calls = Object.entries(WRITES).map(([name, requestOf]) => {
    const [request, body] = requestOf(ids);
    return { name, request, extras: { ...keyed(), ...(body && { body }) } };
  });
  const statuses = async () => {
    const found: [name: string, isOk: boolean][] = [];
    for (const { name, request, extras } of calls) {
      const { status } = await bob.call(request, extras);
      found.push([name, status < 300]);
    }
    return found;
  };
  const all = (isOk: boolean) => calls.map(({ name }) => [name, isOk]);
  expect(await statuses()).toEqual(all(true));
  expect(await statuses()).toEqual(all(true));
  await ada.call(`POST ${projectOf(ids)}/members`, {
    body: { userId: ids.member, role: "manager" },
  });
  await ada.call(`DELETE ${projectOf(ids)}/members/${userId}`);
  expect(await statuses()).toEqual(all(false));
});

test("what was done before is not reported a second time", async ({
  ada,
  services,
  testDatabase,
}) => {
  const app = createTestApp({ services });
  const owner = await createRestCaller(services, app);
  const { workspaceId } = owner.person;
  const { userId } = ada.person;
  await seedMember(testDatabase, { userId, workspaceId, role: "editor" });
  const path = `/workspaces/${workspaceId}/members/${userId}`;
  const extras = { ...keyed(), body: { role: "viewer" } };
  const answers = [
    await owner.call(`PATCH ${path}`, extras),
    await owner.call(`PATCH ${path}`, extras),
  ];
  expect(answers.map(isReplay)).toEqual([false, true]);
  expect(app.logged().split("member_role_changed").length).toBe(2);
});

test.for(["", " ", '""', '"a', "a b", "ä", "a,b", "x".repeat(256), `"${"x".repeat(256)}"`])(
  "%j is no key",
  async (key, { ada, tasks }) => {
    const headers = { "idempotency-key": key.replace("ä", "\u00e4") };
    const { status, body } = await ada.call(`POST ${tasks}`, { headers, body: { title: "x" } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ issues: [{ path: ["Idempotency-Key"] }] });
  },
);

const unrepeatable = collectRestOperations(appRouter).filter(
  ({ type, isRepeatable }) => type === "mutation" && !isRepeatable,
);

describe("a key that could not be heeded is refused before anything is done", () => {
  test.for(unrepeatable.map(({ name, meta }) => [name, meta] as const))(
    "%s",
    async ([, { method, path }], { ada }) => {
      const concrete = path.replaceAll(/\{\w+\}/gu, randomUUID());
      const { status, body } = await ada.call(`${method} ${concrete}`, { ...keyed(), body: {} });
      expect(status).toBe(400);
      expect(body).toMatchObject({ issues: [{ path: ["Idempotency-Key"] }] });
    },
  );

  test("these are the ones inside a workspace", () => {
    const names = unrepeatable.flatMap(({ name, pathFields }) =>
      pathFields.includes("workspaceId") ? [name] : [],
    );
    expect(names).toEqual([
      "workspace.leave",
      "workspace.transfer",
      "workspace.delete",
      "invitation.create",
      "presence.show",
      "shareLink.create",
      "token.create",
      "token.update",
      "token.rotate",
      "token.endFormerSecret",
      "token.revoke",
    ]);
  });
});
