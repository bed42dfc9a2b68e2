import { randomUUID } from "node:crypto";
import { appRouter } from "@taskflow/api/server";
import type { ProcedurePath } from "@taskflow/contract";
import type { Services } from "@taskflow/domain";
import { domainTest, signUp } from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { createTestApp, errorOf, post, type TestApp } from "../testing/create-test-app.ts";
import { REFUSED, SAMPLES, type Input, type RestWorld } from "../testing/rest-samples.ts";
import { CANARY, createWorld } from "../testing/rest-world.ts";
import { Problem } from "./problem-schema.ts";
import { collectRestOperations, type RestOperation } from "./rest-operation.ts";

/** But for streams, which have a test of their own. */
const operations = collectRestOperations(appRouter).filter(({ type }) => type !== "subscription");
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

/** After them their world is not what it was: the caller is out, or somebody else is. */
const ENDING: ReadonlySet<string> = new Set<ProcedurePath>([
  "auth.logout",
  "account.changePassword",
  "account.delete",
  "session.end",
  "workspace.leave",
  "workspace.transfer",
  "workspace.delete",
  "member.update",
  "member.remove",
  "shareLink.revoke",
  "token.revoke",
]);

interface Worlds {
  /** Called by tRPC alone, and by REST alone; whatever is done to the one is done to the other. */
  readonly pair: readonly [RestWorld, RestWorld];
  /** Nothing is done to it. */
  readonly still: RestWorld;
  /** Full of canaries. */
  readonly foreign: RestWorld;
}

/** Made once for all operations: a world costs two passwords and a dozen calls. */
const test = domainTest.extend<{ $file: { app: TestApp; worlds: Worlds } }>({
  app: [async ({ services }, use) => use(createTestApp({ services })), { scope: "file" }],
  worlds: [
    async ({ app, services, testDatabase }, use) => {
      const ground = { app, services, testDatabase };
      await use({
        pair: [await createWorld(ground), await createWorld(ground)],
        still: await createWorld(ground),
        foreign: await createWorld(ground, CANARY),
      });
    },
    { scope: "file" },
  ],
});

describe("REST and tRPC", () => {
  for (const operation of operations) {
    const name = operation.name as ProcedurePath;
    const [sample, refused] = [SAMPLES[name], REFUSED[name]];

    test(`refuse ${operation.name} alike`, async ({ app, worlds: { still: world } }) => {
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

    test(`answer ${operation.name} alike, and once under a key`, async ({
      app,
      worlds: { pair },
      services,
      testDatabase,
    }) => {
      const ground = { app, services, testDatabase };
      const [one, other] = ENDING.has(name)
        ? [await createWorld(ground), await createWorld(ground)]
        : pair;
      const rpc = await app.request(byTrpc(operation, sample(one), headersOf(operation, one)));
      const { result } = (await rpc.json()) as { result: { data: unknown } };
      const key = operation.isRepeatable ? { "idempotency-key": randomUUID() } : {};
      const input = sample(other);
      const call = () =>
        app.request(byRest(operation, input, { ...headersOf(operation, other), ...key }));
      const rest = await call();
      const answer: unknown = await rest.json();
      expect(rest.status).toBe(operation.meta.status ?? 200);
      expect(withoutNames(answer)).toEqual(withoutNames(result.data));
      if (!operation.isRepeatable) return;
      const again = await call();
      expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([
        rest.status,
        "true",
      ]);
      expect(await again.json()).toEqual(answer);
    });

    test(`say no word of another tenant in ${operation.name}`, async ({
      app,
      worlds: { still, foreign },
      services,
    }) => {
      const headers = ENDING.has(name) ? await newcomer(services) : headersOf(operation, still);
      const begun = app.logged().length;
      for (const send of [byTrpc, byRest]) {
        const answer = await app.request(send(operation, sample(foreign), headers));
        expect(await answer.text()).not.toContain(CANARY);
        expect(JSON.stringify([...answer.headers])).not.toContain(CANARY);
      }
      const lines = app.logged().slice(begun);
      expect(lines).toContain('"msg":"request"');
      for (const word of [CANARY, foreign.email]) expect(lines).not.toContain(word);
    });
  }
});

/** Somebody with an account and nothing else. */
async function newcomer(services: Services): Promise<RestWorld["headers"]> {
  const { tokens } = await signUp(services);
  return { authorization: `Bearer ${tokens.accessToken}` };
}

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
