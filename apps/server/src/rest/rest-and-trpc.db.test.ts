import { appRouter } from "@taskflow/api/server";
import { WorkspaceId, type ProcedurePath } from "@taskflow/contract";
import {
  type ActorContext,
  createInvitation,
  createWorkspace,
  type Services,
} from "@taskflow/domain";
import { domainTest, seedMember, signUp, type TestDatabase } from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { createTestApp, errorOf, post, type TestApp } from "../testing/create-test-app.ts";
import { REFUSED, SAMPLES, type Input, type RestWorld } from "../testing/rest-samples.ts";
import { Problem } from "./problem-schema.ts";
import { collectRestOperations, type RestOperation } from "./rest-operation.ts";

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
async function createWorld(
  { app, services, testDatabase }: Ground,
  word = "seed",
): Promise<RestWorld> {
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
  const newToken = async (input: object) => {
    const path = `/api/workspaces/${workspaceId}/tokens`;
    const program = await app.request(path, post(input, headers));
    return (await program.json()) as { token: { id: string }; secret: string };
  };
  const token = await newToken({ name: word });
  const signed = await newToken({ name: word, kind: "signed" });
  return {
    headers,
    tokenId: token.token.id,
    signedTokenId: signed.token.id,
    tokenHeaders: { authorization: `Bearer ${token.secret}` },
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

/** As whoever may ask for it. */
const headersOf = ({ name }: RestOperation, { headers, tokenHeaders }: RestWorld) =>
  name === "token.current" ? tokenHeaders : headers;

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
      const rpc = await app.request(byTrpc(operation, sample(one), headersOf(operation, one)));
      const rest = await app.request(byRest(operation, sample(other), headersOf(operation, other)));
      const { result } = (await rpc.json()) as { result: { data: unknown } };
      expect(rest.status).toBe(operation.meta.status ?? 200);
      expect(withoutNames(await rest.json())).toEqual(withoutNames(result.data));
    });

    domainTest(`refuse ${operation.name} alike`, async ({ services, testDatabase }) => {
      const app = createTestApp({ services });
      const world = await createWorld({ app, services, testDatabase });
      const cases: [Input, Record<string, string>][] = [
        [{ ...sample(world), nonsense: 1 }, headersOf(operation, world)],
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
          const answer = await app.request(
            send(operation, sample(foreign), headersOf(operation, own)),
          );
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
