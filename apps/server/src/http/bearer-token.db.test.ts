import { createCallLimits, revokeToken, type Services } from "@taskflow/domain";
import {
  asAdmin,
  createTestServices,
  domainTest,
  makeToken,
  signUp,
  type TestProgram,
} from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { createTestApp, errorOf, from, post } from "../testing/create-test-app.ts";

const test = domainTest;
const NOON = () => 30_000;

const bearer = ({ secret }: Pick<TestProgram, "secret">) => ({ authorization: `Bearer ${secret}` });

async function settle(services: Services) {
  const ada = await signUp(services);
  const program = await makeToken(services, ada, { scopes: ["task:write"] });
  return { ada, program, tasks: `/api/workspaces/${ada.workspaceId}/tasks` };
}

describe("a bearer token of a program", () => {
  test("opens both doors in its owner's name, and is told what it is", async ({ services }) => {
    const app = createTestApp({ services });
    const { ada, program, tasks } = await settle(services);
    const made = await app.request(tasks, post({ title: "By REST" }, bearer(program)));
    expect(made.status).toBe(201);
    const { workspaceId } = ada;
    const byTrpc = post({ workspaceId, title: "By tRPC" }, bearer(program));
    expect((await app.request("/trpc/task.create", byTrpc)).status).toBe(200);
    const listed = await app.request(tasks, { headers: bearer(program) });
    expect(await listed.json()).toMatchObject({
      items: [{ title: "By tRPC" }, { title: "By REST" }],
    });
    const itself = await app.request("/api/token", { headers: bearer(program) });
    expect(await itself.json()).toEqual({
      id: program.token.id,
      name: "A program",
      kind: "bearer",
      scopes: ["task:write"],
      userId: ada.userId,
      workspaceId,
      createdAt: program.token.createdAt,
      expiresAt: program.token.expiresAt,
      lastUsedAt: expect.any(String),
      formerSecretExpiresAt: null,
    });
  });

  test("is told which scope it lacks, and that some things are for people only", async ({
    services,
  }) => {
    const app = createTestApp({ services });
    const { ada, program } = await settle(services);
    const members = `/api/workspaces/${ada.workspaceId}/members`;
    const refused = await app.request(members, { headers: bearer(program) });
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { appCode: "scope_missing", scope: "member:read" },
    ]);
    const byTrpc = await app.request("/trpc/auth.me", { headers: bearer(program) });
    expect(await errorOf(byTrpc)).toMatchObject({
      message: expect.stringContaining("people only"),
      data: { appCode: "forbidden", httpStatus: 403 },
    });
    const out = await app.request("/api/auth/logout", post({}, bearer(program)));
    expect(out.status).toBe(403);
  });

  test("that is not there, was revoked or is a signed one's secret is none", async ({
    services,
  }) => {
    const app = createTestApp({ services });
    const { ada, program, tasks } = await settle(services);
    const ask = async (secret: string) =>
      (await app.request(tasks, { headers: bearer({ secret }) })).status;
    expect(await ask(program.secret)).toBe(200);
    const last = program.secret.endsWith("A") ? "Q" : "A";
    for (const text of [
      program.secret.slice(0, -1) + last,
      program.secret.slice(0, -1),
      `${program.secret}A`,
      program.secret.replace("tft_", "tfs_"),
      program.secret.replace("tft_", "TFT_"),
      program.secret.slice(4),
      program.token.id,
    ]) {
      expect(await ask(text)).toBe(401);
    }
    await revokeToken(ada.ctx(), program.ref);
    expect(await ask(program.secret)).toBe(401);
  });
});

test("a token that does not live is told so in one sentence, whichever way it is dead, and nobody else is", async ({
  services,
  testDatabase,
}) => {
  const app = createTestApp({ services });
  const { ada, program, tasks } = await settle(services);
  const other = await settle(services);
  const ask = async (path: string, secret: string) => {
    const response = await app.request(path, { headers: bearer({ secret }) });
    const { title, detail, appCode } = (await response.json()) as Record<string, unknown>;
    return { status: response.status, title, detail, appCode };
  };
  const dead = {
    status: 401,
    title: "Unauthenticated",
    detail: "This token is unknown, expired or revoked.",
    appCode: "unauthenticated",
  };
  // Seen a moment ago, so that the process still knows it when it dies.
  expect((await app.request(tasks, { headers: bearer(program) })).status).toBe(200);
  await revokeToken(ada.ctx(), program.ref);
  await asAdmin(testDatabase, (client) =>
    client.query("update public.api_token set expires_at = now() where id = $1", [
      other.program.token.id,
    ]),
  );
  for (const secret of [program.secret, other.program.secret, `tft_${"A".repeat(43)}`, "tft_"]) {
    for (const path of [tasks, other.tasks, "/api/token"]) {
      expect([secret, path, await ask(path, secret)]).toEqual([secret, path, dead]);
    }
  }
  const general = { ...dead, detail: "Sign in to do this." };
  expect(await ask(tasks, "nothing")).toEqual(general);
  const refreshed = await app.request("/api/auth/refresh", post({}, bearer(program)));
  expect(await refreshed.text()).not.toContain("This token");
});

test("a signing secret that is sent is told what it is and what to send, whole or not", async ({
  services,
}) => {
  const app = createTestApp({ services });
  const { tasks } = await settle(services);
  for (const secret of [`tfs_${"A".repeat(43)}`, "tfs_nothing"]) {
    const byRest = await app.request(tasks, { headers: bearer({ secret }) });
    expect([byRest.status, await byRest.json()]).toMatchObject([
      401,
      { appCode: "unauthenticated", detail: expect.stringContaining("This is a signing secret") },
    ]);
    const byTrpc = await app.request("/trpc/auth.me", { headers: bearer({ secret }) });
    const { message } = await errorOf(byTrpc);
    expect(message).toMatch(/signs requests.* begins with tft_/u);
  }
});

describe("calls by a token", () => {
  /** Ten calls a minute, of which two may write. */
  const limited = (database: Services["database"]) =>
    createTestServices(database, {
      callLimits: createCallLimits({ factor: 1 / 60, now: NOON }),
    });

  async function countUntilRefused(call: () => Promise<Response> | Response): Promise<number> {
    for (let passed = 0; ; passed += 1) if ((await call()).status === 429) return passed;
  }

  test("are counted of the token and of its owner", async ({ database }) => {
    const services = limited(database);
    const app = createTestApp({ services });
    const { ada, program, tasks } = await settle(services);
    const other = await makeToken(services, ada);
    const list = (holder: Pick<TestProgram, "secret">) => () =>
      app.request(tasks, { headers: bearer(holder) });
    const write = () => app.request(tasks, post({ title: "A task" }, bearer(program)));
    expect(await countUntilRefused(write)).toBe(2);
    expect(await countUntilRefused(list(program))).toBe(7);
    // Nine were the owner's, and one more was refused before it was counted of them.
    expect(await countUntilRefused(list(other))).toBe(1);
    const asPerson = { authorization: `Bearer ${ada.tokens.accessToken}` };
    expect((await app.request(tasks, { headers: asPerson })).status).toBe(429);
  });

  test("that is no token are counted of the address, and not even looked up any more", async ({
    database,
  }) => {
    const services = limited(database);
    const app = createTestApp({ services });
    const { program, tasks } = await settle(services);
    const ask = (secret: string, address: string) =>
      app.request(tasks, { headers: bearer({ secret }) }, from(address));
    const guess = `tft_${"a".repeat(43)}`;
    expect(await countUntilRefused(() => ask(guess, "192.0.2.1"))).toBe(2);
    expect((await ask(guess, "192.0.2.2")).status).toBe(401);
    // Whom the server knows already is not shut out by who guesses beside them.
    expect((await ask(program.secret, "192.0.2.1")).status).toBe(200);
  });
});
