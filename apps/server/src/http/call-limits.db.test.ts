import { createTestServices, domainTest, signUp, TEST_PASSWORD } from "@taskflow/domain/testing";
import { createCallLimits } from "@taskflow/domain";
import { expect } from "vitest";
import { createTestApp, from, post } from "../testing/create-test-app.ts";

const NOON = () => 30_000;

domainTest(
  "each call is counted, also inside a batch, and the refusal says when to come back",
  async ({ database }) => {
    const callLimits = createCallLimits({ factor: 1 / 60, now: NOON });
    const services = createTestServices(database, { callLimits });
    const app = createTestApp({ services });
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const headers = { authorization: `Bearer ${ada.tokens.accessToken}` };

    // Ten calls of a user, of which two may write and one may search.
    const batch = await app.request("/trpc/auth.me,auth.me,auth.me?batch=1&input=%7B%7D", {
      headers,
    });
    expect(batch.status).toBe(200);
    const rename = () => app.request("/trpc/account.update", post({ name: "Ada" }, headers));
    expect([(await rename()).status, (await rename()).status, (await rename()).status]).toEqual([
      200, 200, 429,
    ]);
    const search = `/api/workspaces/${ada.workspaceId}/tasks?search=plants`;
    expect((await app.request(search, { headers })).status).toBe(200);
    expect((await app.request(search, { headers })).status).toBe(429);
    for (let count = 0; count < 2; count += 1) await app.request("/api/auth/me", { headers });
    const refused = await app.request("/api/auth/me", { headers });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
    expect(await refused.json()).toMatchObject({ appCode: "rate_limited", retryAfterSeconds: 30 });

    const others = { authorization: `Bearer ${bob.tokens.accessToken}` };
    expect((await app.request("/api/auth/me", { headers: others })).status).toBe(200);
  },
);

domainTest("calls without a valid token are counted by address", async ({ database }) => {
  const callLimits = createCallLimits({ factor: 1 / 60, now: NOON });
  const app = createTestApp({ services: createTestServices(database, { callLimits }) });
  const ask = async (address: string, authorization?: string) => {
    const headers: Record<string, string> = authorization ? { authorization } : {};
    return (await app.request("/api/auth/me", { headers }, from(address))).status;
  };
  const answers = [
    await ask("192.0.2.1"),
    await ask("192.0.2.1", "Bearer garbage"),
    await ask("192.0.2.1"),
    await ask("192.0.2.2"),
  ];
  expect(answers).toEqual([401, 401, 429, 401]);
});

domainTest(
  "whoever floods with one session of a person leaves the others the calls that end it",
  async ({ database }) => {
    const callLimits = createCallLimits({ factor: 1 / 20, now: NOON });
    const services = createTestServices(database, { callLimits });
    const app = createTestApp({ services });
    const ada = await signUp(services);
    const { email } = ada;
    const signIn = async (address: string) => {
      const credentials = { email, password: TEST_PASSWORD };
      const answer = await app.request("/api/auth/login", post(credentials), from(address));
      const { accessToken } = (await answer.json()) as { accessToken: string };
      return { authorization: `Bearer ${accessToken}` };
    };
    const stolen = await signIn("192.0.2.1");
    const flood = async (path: string) => {
      const answers: number[] = [];
      for (let count = 0; count < 31; count += 1) {
        answers.push((await app.request(path, { headers: stolen })).status);
      }
      expect(answers.at(-1)).toBe(429);
    };
    await flood("/api/auth/me");
    await flood("/api/sessions");

    const own = await signIn("192.0.2.2");
    expect((await app.request("/api/sessions", { headers: own })).status).toBe(200);
    const out = await app.request("/api/auth/logout", post({}, await signIn("192.0.2.3")));
    expect(out.status).toBe(200);
    const ended = await app.request("/api/sessions/end-others", post({}, own));
    expect(await ended.json()).toEqual({ ended: 2 });
  },
);

domainTest(
  "each answer says how many calls there may be and how many are left, of whatever is left least",
  async ({ database }) => {
    const callLimits = createCallLimits({ factor: 1 / 6, now: NOON });
    const services = createTestServices(database, { callLimits });
    const app = createTestApp({ services });
    const ada = await signUp(services);
    const headers = { authorization: `Bearer ${ada.tokens.accessToken}` };
    const told = async (request: Promise<Response> | Response) => {
      const answer = await request;
      return [answer.headers.get("ratelimit-policy"), answer.headers.get("ratelimit")];
    };
    const me = "/trpc/auth.me?input={}";
    expect(await told(app.request(me, { headers }))).toEqual([
      '"user";q=100;w=60',
      '"user";r=99;t=30',
    ]);
    expect(await told(app.request("/api/auth/me", { headers }))).toEqual([
      '"user";q=100;w=60',
      '"user";r=98;t=30',
    ]);
    // Twenty writes, and one search of ten.
    const rename = post({ name: "Ada" }, headers);
    expect(await told(app.request("/trpc/account.update", rename))).toEqual([
      '"write";q=20;w=60',
      '"write";r=19;t=30',
    ]);
    const search = `/api/workspaces/${ada.workspaceId}/tasks?search=plants`;
    expect(await told(app.request(search, { headers }))).toEqual([
      '"search";q=10;w=60',
      '"search";r=9;t=30',
    ]);
    const batch = "/trpc/auth.me,auth.me,auth.me?batch=1&input=%7B%7D";
    expect((await told(app.request(batch, { headers })))[1]).toBe('"user";r=93;t=30');
    expect(await told(app.request("/api/auth/me"))).toEqual([
      '"anonymous";q=20;w=60',
      '"anonymous";r=19;t=30',
    ]);
    for (let count = 0; count < 20; count += 1) await app.request("/api/auth/me");
    const refused = await app.request("/api/auth/me");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
    expect((await told(refused))[1]).toBe('"anonymous";r=0;t=30');
    expect(await told(app.request("/healthz"))).toEqual([null, null]);
  },
);
