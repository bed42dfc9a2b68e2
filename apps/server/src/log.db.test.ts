import { randomUUID } from "node:crypto";
import { domainTest, signUp, TEST_PASSWORD } from "@taskflow/domain/testing";
import { expect } from "vitest";
import { createTestApp, post } from "./testing/create-test-app.ts";

domainTest(
  "no line holds a password, a token, an address of a person or their words",
  async ({ services }) => {
    const app = createTestApp({ services });
    const { email, userId, workspaceId, tokens } = await signUp(services);
    const bearer = { authorization: `Bearer ${tokens.accessToken}` };
    const cookie = { origin: "http://localhost", host: "localhost", "x-taskflow": "1" };
    const canary = `canary-${randomUUID()}`;
    const login = { email, password: TEST_PASSWORD, useCookie: true };
    const signedIn = await app.request("/trpc/auth.login", post(login, cookie));
    const inCookie = /tf_rt=([\w-]+)/u.exec(signedIn.headers.get("set-cookie") ?? "")?.[1] ?? "";
    const list = `/api/workspaces/${workspaceId}/tasks`;
    const made = await app.request(
      `/api/workspaces/${workspaceId}/tokens`,
      post({ name: canary, scopes: ["task:write"] }, bearer),
    );
    const { token, secret: program } = (await made.json()) as {
      token: { id: string };
      secret: string;
    };
    const byProgram = { authorization: `Bearer ${program}` };

    const responses = [
      await app.request("/trpc/auth.login", post({ email, password: canary })),
      await app.request("/trpc/auth.login", post({ email, password: canary, extra: canary })),
      await app.request("/trpc/auth.register", post({ email, password: canary })),
      await app.request("/api/auth/refresh", post({ refreshToken: tokens.refreshToken })),
      await app.request("/trpc/auth.refresh", post({}, { ...cookie, cookie: `tf_rt=${inCookie}` })),
      await app.request(list, post({ title: canary }, bearer)),
      await app.request(`${list}?search=${canary}`, { headers: bearer }),
      await app.request(`${list}/${canary}`, { headers: bearer }),
      await app.request(list, post({ title: canary }, byProgram)),
      await app.request("/api/token", { headers: { authorization: `Bearer ${program}x` } }),
      await app.request(`/trpc/${canary}?x=${canary}`),
      await app.request(`/${canary}`),
      await app.request("/trpc/auth.login", { ...post({}), body: `{"password":"${canary}` }),
      await app.request("/trpc/auth.me", { headers: { ...bearer, "user-agent": canary } }),
    ];

    const log = app.logged();
    const requests = log.split("\n").filter((line) => line.includes('"msg":"request"'));
    expect(requests).toHaveLength(responses.length + 2);
    expect(log).toContain(userId);
    expect(log).toContain(`"tokenId":"${token.id}"`);
    for (const event of ["sign_in", "sign_in_failed", "token_created"])
      expect(log).toContain(`"event":"${event}"`);
    const secrets = [
      email,
      canary,
      TEST_PASSWORD,
      inCookie,
      tokens.refreshToken,
      tokens.accessToken,
      program,
    ];
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(5);
      expect(log).not.toContain(secret);
    }
  },
);

domainTest("each request is one line, with a pattern for its path", async ({ services }) => {
  const app = createTestApp({ services });
  const { userId, workspaceId, tokens } = await signUp(services);
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  const response = await app.request(`/api/workspaces/${workspaceId}/tasks`, { headers });
  expect(JSON.parse(app.logged())).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-.*Z$/u),
    msg: "request",
    method: "GET",
    route: "/api/workspaces/:workspaceId/tasks",
    status: 200,
    ms: expect.any(Number),
    requestId: response.headers.get("x-request-id"),
    userId,
  });
});
