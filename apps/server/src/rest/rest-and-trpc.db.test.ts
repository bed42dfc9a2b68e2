import { randomUUID } from "node:crypto";
import { appRouter } from "@taskflow/api/server";
import { WorkspaceId, type ProcedurePath } from "@taskflow/contract";
import {
  type ActorContext,
  createInvitation,
  createWorkspace,
  type Services,
} from "@taskflow/domain";
import {
  domainTest,
  seedMember,
  signUp,
  TEST_PASSWORD,
  type TestDatabase,
} from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { createTestApp, errorOf, post, type TestApp } from "../testing/create-test-app.ts";
import { Problem } from "./problem-schema.ts";
import { collectRestOperations, type RestOperation } from "./rest-operation.ts";

/** Somebody with one task in a workspace of their own. */
interface World {
  readonly headers: Record<string, string>;
  readonly email: string;
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly workspaceId: string;
  readonly id: string;
  /** Another project than the task's, in the same workspace. */
  readonly ownProjectId: string;
  /** A workspace with another member. */
  readonly teamId: string;
  readonly userId: string;
  readonly invitationId: string;
  /** Of an invitation into somebody else's workspace. */
  readonly secret: string;
  /** A project there, in which the same member is named. */
  readonly projectId: string;
  /** Of a link to it. */
  readonly shareLinkId: string;
  readonly shareSecret: string;
}

type Input = Record<string, unknown>;

const SAMPLES: Record<ProcedurePath, (world: World) => Input> = {
  "auth.register": () => ({ email: `${randomUUID()}@example.org`, password: TEST_PASSWORD }),
  "auth.login": ({ email }) => ({ email, password: TEST_PASSWORD }),
  "auth.refresh": ({ refreshToken }) => ({ refreshToken }),
  "auth.logout": () => ({}),
  "auth.me": () => ({}),
  "auth.confirm": () => ({ password: TEST_PASSWORD }),
  "account.update": () => ({ name: "Ada", timeZone: "Europe/Berlin", weekStart: null }),
  "account.changePassword": () => ({
    currentPassword: TEST_PASSWORD,
    newPassword: "another horse battery 43",
  }),
  "account.delete": () => ({ password: TEST_PASSWORD }),
  "account.export": () => ({}),
  "session.list": () => ({}),
  "session.end": ({ sessionId }) => ({ id: sessionId }),
  "session.endOthers": () => ({}),
  "activity.list": ({ workspaceId }) => ({ workspaceId, limit: 10 }),
  "change.since": ({ workspaceId }) => ({ workspaceId, after: "1", limit: 10 }),
  "workspace.create": () => ({ name: "A team" }),
  "workspace.update": ({ teamId: workspaceId }) => ({ workspaceId, name: "Renamed" }),
  "workspace.leave": ({ teamId: workspaceId }) => ({ workspaceId }),
  "workspace.transfer": ({ teamId: workspaceId, userId }) => ({ workspaceId, userId }),
  "workspace.delete": ({ teamId: workspaceId }) => ({ workspaceId, name: "seed" }),
  "invitation.create": ({ teamId: workspaceId }) => ({ workspaceId, role: "editor" }),
  "invitation.list": ({ teamId: workspaceId }) => ({ workspaceId }),
  "invitation.revoke": ({ teamId: workspaceId, invitationId: id }) => ({ workspaceId, id }),
  "invitation.preview": ({ secret }) => ({ secret }),
  "invitation.accept": ({ secret }) => ({ secret }),
  "member.list": ({ teamId: workspaceId }) => ({ workspaceId, limit: 10, search: "example" }),
  "member.update": ({ teamId: workspaceId, userId }) => ({ workspaceId, userId, role: "viewer" }),
  "member.remove": ({ teamId: workspaceId, userId }) => ({ workspaceId, userId }),
  "change.stream": ({ workspaceId }) => ({ workspaceId }),
  "presence.show": ({ workspaceId, id }) => ({ workspaceId, tabId: randomUUID(), taskId: id }),
  "project.create": ({ teamId: workspaceId }) => ({ workspaceId, name: "Shop", key: "shop" }),
  "project.list": ({ teamId: workspaceId }) => ({ workspaceId, archived: false }),
  "project.get": ({ teamId: workspaceId, projectId: id }) => ({ workspaceId, id }),
  "project.update": ({ teamId: workspaceId, projectId: id }) => ({
    workspaceId,
    id,
    patch: { name: "Site", color: "teal" },
  }),
  "project.archive": ({ teamId: workspaceId, projectId: id }) => ({ workspaceId, id }),
  "project.unarchive": ({ teamId: workspaceId, projectId: id }) => ({ workspaceId, id }),
  "project.setPrivate": ({ teamId: workspaceId, projectId: id }) => ({
    workspaceId,
    id,
    isPrivate: true,
  }),
  "projectMember.list": ({ teamId: workspaceId, projectId }) => ({ workspaceId, projectId }),
  "projectMember.set": ({ teamId: workspaceId, projectId, userId }) => ({
    workspaceId,
    projectId,
    userId,
    role: "viewer",
  }),
  "projectMember.remove": ({ teamId: workspaceId, projectId, userId }) => ({
    workspaceId,
    projectId,
    userId,
  }),
  "shareLink.create": ({ teamId: workspaceId, projectId }) => ({
    workspaceId,
    projectId,
    password: "letters and 123",
  }),
  "shareLink.list": ({ teamId: workspaceId, projectId }) => ({ workspaceId, projectId }),
  "shareLink.revoke": ({ teamId: workspaceId, projectId, shareLinkId: id }) => ({
    workspaceId,
    projectId,
    id,
  }),
  "share.open": ({ shareSecret: secret }) => ({ secret }),
  "share.tasks": ({ shareSecret: secret }) => ({ secret, limit: 10 }),
  "task.create": ({ workspaceId }) => ({ workspaceId, title: "Water the plants" }),
  "task.list": ({ workspaceId }) => ({
    workspaceId,
    limit: 10,
    deleted: false,
    status: ["todo", "done"],
    search: "seed",
  }),
  "task.get": ({ workspaceId, id }) => ({ workspaceId, id }),
  "task.update": ({ workspaceId, id }) => ({
    workspaceId,
    id,
    version: 1,
    patch: { title: "New" },
  }),
  "task.move": ({ workspaceId, id, ownProjectId: projectId }) => ({ workspaceId, id, projectId }),
  "task.delete": ({ workspaceId, id }) => ({ workspaceId, id }),
  "task.restore": ({ workspaceId, id }) => ({ workspaceId, id }),
};

const elsewhere = (path: ProcedurePath) => (world: World) =>
  SAMPLES[path]({
    ...world,
    workspaceId: randomUUID(),
    id: randomUUID(),
    teamId: randomUUID(),
  });

/** Inputs that fit and are refused all the same; null where there are none. */
const REFUSED: Record<ProcedurePath, ((world: World) => Input) | null> = {
  "auth.register": ({ email }) => ({ email, password: TEST_PASSWORD }),
  "auth.login": ({ email }) => ({ email, password: "another one entirely" }),
  "auth.refresh": () => ({ refreshToken: "x" }),
  "auth.logout": null,
  "auth.me": null,
  "auth.confirm": () => ({ password: "another one entirely" }),
  "account.update": () => ({ timeZone: "Europe/Atlantis" }),
  "account.changePassword": () => ({
    currentPassword: TEST_PASSWORD,
    newPassword: "password1234",
  }),
  "account.delete": () => ({ password: "another one entirely" }),
  "account.export": null,
  "session.list": null,
  "session.end": () => ({ id: randomUUID() }),
  "session.endOthers": null,
  "activity.list": elsewhere("activity.list"),
  "change.since": elsewhere("change.since"),
  "workspace.create": () => ({ name: "" }),
  "workspace.update": elsewhere("workspace.update"),
  "workspace.leave": ({ workspaceId }) => ({ workspaceId }),
  "workspace.transfer": elsewhere("workspace.transfer"),
  "workspace.delete": ({ teamId: workspaceId }) => ({ workspaceId, name: "Seed" }),
  "invitation.create": elsewhere("invitation.create"),
  "invitation.list": elsewhere("invitation.list"),
  "invitation.revoke": elsewhere("invitation.revoke"),
  "invitation.preview": () => ({ secret: "garbage" }),
  "invitation.accept": () => ({ secret: "garbage" }),
  "member.list": elsewhere("member.list"),
  "member.update": elsewhere("member.update"),
  "member.remove": elsewhere("member.remove"),
  "change.stream": elsewhere("change.stream"),
  "presence.show": elsewhere("presence.show"),
  "project.create": ({ teamId: workspaceId }) => ({ workspaceId, name: "Twin", key: "WEB" }),
  "project.list": elsewhere("project.list"),
  "project.get": elsewhere("project.get"),
  "project.update": elsewhere("project.update"),
  "project.archive": elsewhere("project.archive"),
  "project.unarchive": elsewhere("project.unarchive"),
  "project.setPrivate": elsewhere("project.setPrivate"),
  "projectMember.list": elsewhere("projectMember.list"),
  "projectMember.set": ({ teamId: workspaceId, projectId }) => ({
    workspaceId,
    projectId,
    userId: randomUUID(),
    role: "viewer",
  }),
  "projectMember.remove": elsewhere("projectMember.remove"),
  "shareLink.create": ({ teamId: workspaceId, projectId }) => ({
    workspaceId,
    projectId,
    expiresAt: "2020-01-01T00:00:00Z",
  }),
  "shareLink.list": elsewhere("shareLink.list"),
  "shareLink.revoke": elsewhere("shareLink.revoke"),
  "share.open": () => ({ secret: "garbage" }),
  "share.tasks": () => ({ secret: "garbage" }),
  "task.create": elsewhere("task.create"),
  "task.list": elsewhere("task.list"),
  "task.get": elsewhere("task.get"),
  "task.update": elsewhere("task.update"),
  "task.move": ({ workspaceId, id }) => ({ workspaceId, id, projectId: randomUUID() }),
  "task.delete": elsewhere("task.delete"),
  "task.restore": elsewhere("task.restore"),
};

/** But for streams, which have a test of their own. */
const operations = collectRestOperations(appRouter).filter(({ type }) => type !== "subscription");
/** Stands in whatever the other tenant has, and in no input. */
const CANARY = "canary-c0ffee";

/** What worlds are made with. */
interface Ground {
  readonly app: TestApp;
  readonly services: Services;
  readonly testDatabase: TestDatabase;
}

const invite = (ctx: ActorContext, id: string) =>
  createInvitation(ctx, { workspaceId: WorkspaceId.parse(id), role: "viewer" });

/** Makes a world; `word` stands in all that it holds. */
async function createWorld({ app, services, testDatabase }: Ground, word = "seed"): Promise<World> {
  const { email, sessionId, workspaceId, tokens } = await signUp(services);
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  const created = await app.request(
    `/api/workspaces/${workspaceId}/tasks`,
    post({ title: word, description: word }, headers),
  );
  const { id } = (await created.json()) as { id: string };
  const team = await app.request("/api/workspaces", post({ name: word }, headers));
  const { id: teamId } = (await team.json()) as { id: string };
  const { userId, ctx } = await signUp(services);
  await seedMember(testDatabase, { userId, workspaceId: teamId, role: "owner" });
  const other = await createWorkspace(ctx(), { name: "Other" });
  const [own, foreign] = [await invite(ctx(), teamId), await invite(ctx(), other.id)];
  const newProject = async (place: string, key: string) => {
    const path = `/api/workspaces/${place}/projects`;
    const project = await app.request(path, post({ name: "Web", key }, headers));
    return ((await project.json()) as { id: string }).id;
  };
  const ownProjectId = await newProject(workspaceId, "OWN");
  const projectId = await newProject(teamId, "WEB");
  await app.request(
    `/api/workspaces/${teamId}/projects/${projectId}/members`,
    post({ userId, role: "editor" }, headers),
  );
  const { refreshToken } = tokens;
  const linked = await app.request(
    `/api/workspaces/${teamId}/projects/${projectId}/share-links`,
    post({}, headers),
  );
  const share = (await linked.json()) as { shareLink: { id: string }; secret: string };
  return {
    headers,
    email,
    sessionId,
    refreshToken,
    workspaceId,
    id,
    teamId,
    userId,
    ownProjectId,
    projectId,
    shareLinkId: share.shareLink.id,
    shareSecret: share.secret,
    invitationId: own.invitation.id,
    secret: foreign.secret,
  };
}

type Send = (operation: RestOperation, input: Input, headers: Record<string, string>) => Request;

const byTrpc: Send = ({ name, type }, input, headers) => {
  const query = `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const url = `http://localhost/trpc/${name}`;
  if (type === "query") return new Request(url + query, { headers });
  return new Request(url, post(input, headers));
};

const byRest: Send = ({ meta, pathFields, type }, input, headers) => {
  const path = meta.path.replaceAll(/\{(\w+)\}/gu, (_, field: string) => String(input[field]));
  const rest = Object.entries(input).filter(([field]) => !pathFields.includes(field));
  const url = new URL(`http://localhost/api${path}`);
  if (type === "query") {
    for (const [field, value] of rest) {
      for (const each of [value].flat()) url.searchParams.append(field, String(each));
    }
    return new Request(url, { headers });
  }
  return new Request(url, { ...post(Object.fromEntries(rest), headers), method: meta.method });
};

/** What was made for one world only reads the same in every world. */
function withoutNames(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, "uuid")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, "time")
    .replaceAll(/"slug":"[^"]+"/gu, '"slug":"slug"')
    .replaceAll(/"(secret|link|invitedBy)":"[^"]+"/gu, '"$1":"$1"')
    .replaceAll(/"(access|refresh)Token":"[^"]+"/gu, '"$1Token":"token"');
  return JSON.parse(text);
}

describe("REST and tRPC", () => {
  for (const operation of operations) {
    const name = operation.name as ProcedurePath;
    const [sample, refused] = [SAMPLES[name], REFUSED[name]];

    domainTest(`answer ${operation.name} alike`, async ({ services, testDatabase }) => {
      const app = createTestApp({ services });
      const ground = { app, services, testDatabase };
      const [one, other] = [await createWorld(ground), await createWorld(ground)];
      const rpc = await app.request(byTrpc(operation, sample(one), one.headers));
      const rest = await app.request(byRest(operation, sample(other), other.headers));
      const { result } = (await rpc.json()) as { result: { data: unknown } };
      expect(rest.status).toBe(operation.meta.status ?? 200);
      expect(withoutNames(await rest.json())).toEqual(withoutNames(result.data));
    });

    domainTest(`refuse ${operation.name} alike`, async ({ services, testDatabase }) => {
      const app = createTestApp({ services });
      const world = await createWorld({ app, services, testDatabase });
      const cases: [Input, Record<string, string>][] = [
        [{ ...sample(world), nonsense: 1 }, world.headers],
      ];
      if (!operation.meta.isPublic) cases.push([sample(world), {}]);
      if (refused) cases.push([refused(world), world.headers]);
      for (const [input, headers] of cases) {
        const rpc = await app.request(byTrpc(operation, input, headers));
        const rest = await app.request(byRest(operation, input, headers));
        expect(rest.ok).toBe(false);
        await expectSameRefusal(rest, rpc);
      }
    });

    domainTest(
      `say no word of another tenant in ${operation.name}`,
      async ({ services, testDatabase }) => {
        const app = createTestApp({ services });
        const own = await createWorld({ app, services, testDatabase });
        const foreign = await createWorld({ app, services, testDatabase }, CANARY);
        const begun = app.logged().length;
        for (const send of [byTrpc, byRest]) {
          const answer = await app.request(send(operation, sample(foreign), own.headers));
          expect(await answer.text()).not.toContain(CANARY);
          expect(JSON.stringify([...answer.headers])).not.toContain(CANARY);
        }
        const lines = app.logged().slice(begun);
        expect(lines).toContain('"msg":"request"');
        for (const word of [CANARY, foreign.email]) expect(lines).not.toContain(word);
      },
    );
  }
});

async function expectSameRefusal(rest: Response, rpc: Response): Promise<void> {
  const problem = Problem.strict().parse(await rest.json());
  const { message, data } = await errorOf(rpc);
  expect(rest.status).toBe(rpc.status);
  expect(rest.headers.get("content-type")).toBe("application/problem+json");
  expect(rest.headers.get("retry-after")).toBe(rpc.headers.get("retry-after"));
  expect(problem).toMatchObject({
    type: `urn:taskflow:problem:${data.appCode}`,
    status: data.httpStatus,
    detail: message,
    appCode: data.appCode,
    requestId: rest.headers.get("x-request-id"),
  });
  expect(problem.issues).toEqual(data.issues);
  expect(problem.current).toEqual(data.current);
}

domainTest(
  "a conflict over REST holds the object as it is now",
  async ({ services, testDatabase }) => {
    const app = createTestApp({ services });
    const { headers, workspaceId, id } = await createWorld({ app, services, testDatabase });
    const path = `/api/workspaces/${workspaceId}/tasks/${id}`;
    const change = (title: string) => ({
      ...post({ version: 1, patch: { title } }, headers),
      method: "PATCH",
    });
    await app.request(path, change("First"));
    const refused = await app.request(path, change("Second"));
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      appCode: "conflict",
      current: { title: "First" },
    });
  },
);

domainTest(
  "a body cannot lead a call elsewhere than its path says",
  async ({ services, testDatabase }) => {
    const app = createTestApp({ services });
    const ground = { app, services, testDatabase };
    const [own, foreign] = [await createWorld(ground), await createWorld(ground)];
    const path = `/api/workspaces/${own.workspaceId}/tasks/${own.id}`;
    const body = { workspaceId: foreign.workspaceId, patch: { title: "mine" } };
    const response = await app.request(path, { ...post(body, own.headers), method: "PATCH" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ issues: [{ path: ["workspaceId"] }] });
  },
);
