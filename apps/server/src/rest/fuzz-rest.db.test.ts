import { CreateProjectInput, CreateTaskInput, ProjectId, WorkspaceId } from "@taskflow/contract";
import {
  createInvitation,
  createProject,
  createShareLink,
  createTask,
  createWorkspace,
} from "@taskflow/domain";
import {
  domainTest,
  seedMember,
  signUp,
  TEST_PASSWORD,
  type TestPerson,
} from "@taskflow/domain/testing";
import fc from "fast-check";
import { afterAll, describe, expect } from "vitest";
import { z } from "zod";
import { createTestApp, type TestApp } from "../testing/create-test-app.ts";
import { arbitraryField, arbitraryOf, type Ground } from "../testing/json-schema-arbitrary.ts";
import { openApiSchemas, type Json } from "../testing/openapi-schemas.ts";

/** The same in every run, so that what fails can be looked at. */
const SEED = 9421;
const RUNS = 30;
/** Of calls that compute the hash of a password. */
const COSTLY_RUNS = 8;
const COSTLY = /^(?:auth\.(?:register|login|confirm)|account\.|share\.open|shareLink\.create)/u;
/** Their caller may be nobody in the end, and so is somebody new. */
const FOR_ONESELF = /^(?:auth|account|session)\./u;

const Part = z.record(z.string(), z.unknown());
const Operation = z.object({
  operationId: z.string(),
  parameters: z.array(Part).default([]),
  requestBody: z.object({ content: z.record(z.string(), Part) }).optional(),
  responses: z.record(z.string(), Part),
});
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.record(z.string(), z.record(z.string(), Part)),
});

const document = Document.parse(await (await createTestApp().request("/openapi.json")).json());
const { faultsOf } = openApiSchemas(document.components);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: operation.operationId,
    method: method.toUpperCase(),
    path,
    operation,
  })),
);

/** What takes things away comes last. */
const inOrder = operations.toSorted((a, b) => Number(isEnding(a.name)) - Number(isEnding(b.name)));

function isEnding(name: string): boolean {
  return /\.(?:delete|leave|transfer|remove|revoke|archive|logout)$|^member\.update$/u.test(name);
}

/** What a reference in the document leads to. */
function resolve(reference: string): Json {
  const [, , kind = "", name = ""] = reference.split("/");
  const part = document.components[kind]?.[name];
  if (!part) throw new Error(`there is no ${reference}`);
  return part;
}

interface World {
  readonly app: TestApp;
  readonly ada: TestPerson;
  readonly ground: Ground;
}

const test = domainTest.extend<{ $file: { world: World } }>({
  world: [
    async ({ services, testDatabase }, use) => {
      const [ada, bob] = [await signUp(services), await signUp(services)];
      const { workspaceId, userId } = ada;
      const team = WorkspaceId.parse((await createWorkspace(ada.ctx(), { name: "Team" })).id);
      for (const each of [workspaceId, team]) {
        await seedMember(testDatabase, { userId: bob.userId, workspaceId: each, role: "owner" });
      }
      const seed = CreateTaskInput.parse({ workspaceId, title: "Seed" });
      const task = await createTask(ada.ctx(), seed);
      const web = CreateProjectInput.parse({ workspaceId, name: "Web", key: "WEB" });
      const project = await createProject(ada.ctx(), web);
      const place = { workspaceId, projectId: ProjectId.parse(project.id) };
      const link = await createShareLink(ada.ctx(), place);
      const invited = await createInvitation(bob.ctx(), { workspaceId: team, role: "viewer" });
      const ids = {
        WorkspaceId: [workspaceId, team],
        TaskId: [task.id],
        ProjectId: [project.id, task.projectId],
        UserId: [userId, bob.userId],
        ShareLinkId: [link.shareLink.id],
        InvitationId: [invited.invitation.id],
        EmailAddress: [bob.email],
      };
      const fields = {
        password: [TEST_PASSWORD],
        currentPassword: [TEST_PASSWORD],
        secret: [link.secret, invited.secret],
        refreshToken: [bob.tokens.refreshToken],
        name: ["Team", "Web"],
        search: ["seed", "WEB-1"],
      };
      const byReference = Object.entries(ids).map(([name, values]) => [
        `#/components/schemas/${name}`,
        values,
      ]);
      const known = { ...fields, ...Object.fromEntries(byReference) } as Ground["known"];
      await use({ app: createTestApp({ services }), ada, ground: { resolve, known } });
    },
    { scope: "file" },
  ],
});

type Listed = (typeof operations)[number];

/** One request, by parts. */
interface Attempt {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly noise: Noise;
}

/** What does not fit on purpose. */
interface Noise {
  readonly query?: readonly (readonly [string, string])[] | undefined;
  readonly body?: unknown;
  readonly raw?: string | undefined;
  readonly authorization?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Mostly nothing, so that most of a request is as it should be. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 15, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const HEADER_TEXT = fc.string({ unit: fc.constantFrom(...'aZ09"*,;=/-_ é'), maxLength: 12 });
const noise: fc.Arbitrary<Noise> = fc.record({
  query: seldom(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 2 })),
  body: seldom(fc.jsonValue()),
  raw: seldom(fc.constantFrom("{", "[]", "null", '"', "\u0000", '{"__proto__":{"a":1}}')),
  authorization: seldom(fc.constantFrom("Bearer", "Bearer x", "Basic YTpi", "Bearer a.b.c")),
  headers: fc.dictionary(
    fc.constantFrom("if-match", "if-none-match", "idempotency-key", "last-event-id", "accept"),
    fc.oneof(HEADER_TEXT, fc.constantFrom('"1"', '"2"', "*", 'W/"1"', "key")),
    { maxKeys: 1 },
  ),
});

function attemptsAt({ operation }: Listed, ground: Ground): fc.Arbitrary<Attempt> {
  const parameters = operation.parameters.flatMap((parameter) => {
    const whole = typeof parameter["$ref"] === "string" ? resolve(parameter["$ref"]) : parameter;
    return whole["in"] === "header" ? [] : [whole];
  });
  const model = Object.fromEntries(
    parameters.map(({ name, schema }) => [
      String(name),
      arbitraryField(String(name), Part.parse(schema), ground),
    ]),
  );
  const required = parameters.filter((each) => each["required"] === true);
  const schema = operation.requestBody?.content["application/json"]?.["schema"];
  return fc.record({
    parameters: fc.record(model, { requiredKeys: required.map(({ name }) => String(name)) }),
    body: schema === undefined ? fc.constant(undefined) : arbitraryOf(Part.parse(schema), ground),
    noise,
  });
}

function requestOf({ method, path }: Listed, attempt: Attempt, token: string): Request {
  const { parameters, noise: odd } = attempt;
  const url = new URL("http://localhost/api");
  const inPath = new Set<string>();
  url.pathname += path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    inPath.add(name);
    return encodeURIComponent(String(parameters[name]).toWellFormed()) || "-";
  });
  for (const [name, value] of Object.entries(parameters)) {
    if (inPath.has(name)) continue;
    for (const each of [value].flat()) url.searchParams.append(name, String(each));
  }
  for (const [name, value] of odd.query ?? []) url.searchParams.append(name, value);
  const sent = odd.body ?? attempt.body;
  const body = odd.raw ?? (sent === undefined ? undefined : JSON.stringify(sent));
  return new Request(url, {
    method,
    headers: {
      ...Object.fromEntries(Object.entries(odd.headers).map(([name, text]) => [name, text.trim()])),
      authorization: odd.authorization ?? `Bearer ${token}`,
      ...(method !== "GET" && { "content-type": "application/json" }),
    },
    ...(method !== "GET" && body !== undefined && { body }),
  });
}

const seen = new Map<string, Set<number>>();

async function expectDocumented({ name, operation }: Listed, response: Response): Promise<void> {
  const { status } = response;
  seen.set(name, (seen.get(name) ?? new Set()).add(status));
  expect(status).toBeLessThan(500);
  const documented = operation.responses[String(status)];
  expect(documented, `${name} answers ${status}`).toBeDefined();
  const type = response.headers.get("content-type");
  if (type?.startsWith("text/event-stream") === true) return response.body?.cancel();
  const text = await response.text();
  if (status === 304) return expect(text).toBe("");
  const { content } = z
    .object({ content: z.record(z.string(), Part) })
    .parse(status < 400 ? documented : resolve(`#/components/responses/${status}`));
  expect(Object.keys(content)).toEqual([type]);
  expect(faultsOf(content[type ?? ""]?.["schema"], JSON.parse(text))).toEqual([]);
  return undefined;
}

describe.for(inOrder)("$name", (listed) => {
  test("answers whatever is sent as the document says, and never with a fault", async ({
    world: { app, ada, ground },
    services,
  }) => {
    const caller = FOR_ONESELF.test(listed.name) ? await signUp(services) : ada;
    const own = { "#/components/schemas/SessionId": [caller.sessionId] };
    const attempts = attemptsAt(listed, { ...ground, known: { ...ground.known, ...own } });
    const numRuns = COSTLY.test(listed.name) ? COSTLY_RUNS : RUNS;
    await fc.assert(
      fc.asyncProperty(attempts, async (attempt) => {
        const response = await app.fetch(requestOf(listed, attempt, caller.tokens.accessToken));
        await expectDocumented(listed, response);
      }),
      { seed: SEED, numRuns, endOnFailure: true },
    );
  });
});

afterAll(() => {
  const statuses = new Set([...seen.values()].flatMap((each) => [...each]));
  const works = [...seen].filter(([, each]) => [...each].some((status) => status < 300));
  // It is no test of anything if all is refused.
  expect([...statuses].toSorted((a, b) => a - b)).toEqual(
    expect.arrayContaining([200, 201, 304, 400, 401, 404, 409, 412]),
  );
  expect(works.length).toBeGreaterThan(operations.length * 0.7);
});
