import { randomBytes } from "node:crypto";
import { appRouter } from "@taskflow/api/server";
import { createProject, createTask } from "@taskflow/domain";
import { CreateProjectInput, CreateTaskInput } from "@taskflow/contract";
import { domainTest } from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { createRestCaller, type RestCaller } from "../testing/rest-caller.ts";
import { collectRestOperations } from "./rest-operation.ts";

interface Things {
  readonly caller: RestCaller;
  readonly workspace: string;
  readonly task: string;
  readonly project: string;
}

const test = domainTest.extend<{ $file: { ada: RestCaller }; $test: { things: Things } }>({
  ada: [async ({ services }, use) => use(await createRestCaller(services)), { scope: "file" }],
  things: async ({ ada }, use) => {
    const { ctx, workspaceId } = ada.person;
    const workspace = `/workspaces/${workspaceId}`;
    const task = await createTask(ctx(), CreateTaskInput.parse({ workspaceId, title: "Seed" }));
    const key = `K${randomBytes(2).toString("hex")}`;
    const named = CreateProjectInput.parse({ workspaceId, name: "Web", key });
    const project = await createProject(ctx(), named);
    await use({
      caller: ada,
      workspace,
      task: `${workspace}/tasks/${task.id}`,
      project: `${workspace}/projects/${project.id}`,
    });
  },
});

/** What is sent to each operation that changes something with a version. */
const CHANGES: Readonly<Record<string, (things: Things) => [request: string, body?: object]>> = {
  "project.update": ({ project }) => [`PATCH ${project}`, { patch: { name: "Site" } }],
  "project.archive": ({ project }) => [`POST ${project}/archive`],
  "project.unarchive": ({ project }) => [`POST ${project}/unarchive`],
  "project.setPrivate": ({ project }) => [`POST ${project}/private`, { isPrivate: true }],
  "task.update": ({ task }) => [`PATCH ${task}`, { patch: { title: "New" } }],
  "task.move": ({ task, project }) => [
    `POST ${task}/move`,
    { projectId: project.slice(project.lastIndexOf("/") + 1) },
  ],
  "task.delete": ({ task }) => [`DELETE ${task}`],
  "task.restore": ({ task }) => [`POST ${task}/restore`],
};

const conditional = collectRestOperations(appRouter).filter(({ isConditional }) => isConditional);

domainTest("these are all operations that change something with a version", () => {
  expect(conditional.map(({ name }) => name).toSorted()).toEqual(Object.keys(CHANGES).toSorted());
});

describe.for(Object.keys(CHANGES))("%s", (name) => {
  const [, kind] = /^(task|project)\./u.exec(name) ?? [];
  const requestOf = (things: Things) => CHANGES[name]?.(things) ?? [""];
  const shown = (things: Things) =>
    things.caller.call(`GET ${kind === "task" ? things.task : things.project}`);

  test("is refused with the thing of now, and changes nothing, in another version than If-Match names", async ({
    things,
  }) => {
    const [request, body] = requestOf(things);
    const before = await shown(things);
    const headers = { "if-match": '"2", "x"' };
    const refused = await things.caller.call(request, { body, headers });
    expect(refused.status).toBe(412);
    expect(refused.body).toMatchObject({
      type: "urn:taskflow:problem:precondition_failed",
      appCode: "precondition_failed",
      current: before.body,
    });
    expect((await shown(things)).body).toEqual(before.body);
  });

  test("is done in the version that If-Match names, and answers the tag of the new one", async ({
    things,
  }) => {
    const [request, body] = requestOf(things);
    const headers = { "if-match": '"7", "1"' };
    const done = await things.caller.call(request, { body, headers });
    expect(done.status).toBe(200);
    expect(done.headers.get("etag")).toBe(`"${String(done.body?.["version"])}"`);
  });
});

test.for(['"1"', '"7", "1"', '"x","1"', "*"])("If-Match: %s is met", async (tag, { things }) => {
  const headers = { "if-match": tag };
  expect((await things.caller.call(`DELETE ${things.task}`, { headers })).status).toBe(200);
});

test.for(['W/"1"', "1", '"1', "", '"1",', '*, "1"'])(
  "If-Match: %s is malformed, and nothing is done",
  async (tag, { things: { caller, task } }) => {
    const refused = await caller.call(`DELETE ${task}`, { headers: { "if-match": tag } });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ issues: [{ path: ["If-Match"] }] });
    expect((await caller.call(`GET ${task}`)).body).toMatchObject({ deletedAt: null });
  },
);

test.for(['"01"', '"001"', '"+1"', '"1.0"'])(
  "If-Match: %s is another tag than the one that was answered, and nothing is done",
  async (tag, { things: { caller, task } }) => {
    const headers = { "if-match": tag };
    const { status } = await caller.call(`DELETE ${task}`, { headers });
    expect(status).toBe(412);
    expect((await caller.call(`GET ${task}`)).body).toMatchObject({ deletedAt: null });
  },
);

test("of sixteen who change the same version, one does", async ({ things: { caller, task } }) => {
  const headers = { "if-match": '"1"' };
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      caller.call(`PATCH ${task}`, { headers, body: { patch: { title: `Number ${index}` } } }),
    ),
  );
  const ofStatus = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
  expect([ofStatus(200), ofStatus(412)]).toEqual([1, 15]);
  expect((await caller.call(`GET ${task}`)).body).toMatchObject({ version: 2 });
});

test("If-Match where nothing has a version, and If-None-Match where nothing is read, are refused and not ignored", async ({
  things: { caller, task, workspace },
}) => {
  const refused = [
    await caller.call(`POST ${workspace}/tasks`, {
      headers: { "if-match": "*" },
      body: { title: "x" },
    }),
    await caller.call(`PATCH ${workspace}`, {
      headers: { "if-match": '"1"' },
      body: { name: "x" },
    }),
    await caller.call(`DELETE ${task}`, { headers: { "if-none-match": '"1"' } }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
  expect((await caller.call(`GET ${task}`)).body).toMatchObject({ deletedAt: null });
});

test("who has the version of now is told so without it being sent again", async ({
  things: { caller, task, workspace },
}) => {
  const first = await caller.call(`GET ${task}`);
  expect(first.headers.get("etag")).toBe('"1"');
  for (const tag of ['"1"', 'W/"1"', '"0", "1"', "*"]) {
    const again = await caller.call(`GET ${task}`, { headers: { "if-none-match": tag } });
    expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, null, '"1"']);
    expect(again.headers.get("x-request-id")).not.toBeNull();
  }
  await caller.call(`PATCH ${task}`, { body: { patch: { title: "New" } } });
  const changed = await caller.call(`GET ${task}`, { headers: { "if-none-match": '"1"' } });
  expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
  const malformed = await caller.call(`GET ${task}`, { headers: { "if-none-match": "1" } });
  expect(malformed.status).toBe(400);
  const list = await caller.call(`GET ${workspace}/tasks`);
  expect(list.headers.get("etag")).toBeNull();
});
