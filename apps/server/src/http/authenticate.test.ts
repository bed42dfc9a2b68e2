import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestApp } from "../testing/create-test-app.ts";

const app = createTestApp();
const claims = { userId: randomUUID(), sessionId: randomUUID() };
const { token } = await app.services.accessTokens.issue(claims);

/** 503: the token was believed, and only the database was missing. 401: it was not. */
async function statusWith(authorization: string): Promise<number> {
  const response = await app.request("/trpc/auth.me", { headers: { authorization } });
  return response.status;
}

test("a valid bearer token is believed, however the scheme is written", async () => {
  expect(await statusWith(`Bearer ${token}`)).toBe(503);
  expect(await statusWith(`bearer ${token}`)).toBe(503);
});

test.each([
  ["nothing", ""],
  ["a scheme alone", "Bearer"],
  ["a scheme and a space", "Bearer "],
  ["another scheme", `Basic ${token}`],
  ["a token without a scheme", token],
  ["two spaces", `Bearer  ${token}`],
  ["two tokens", `Bearer ${token}, Bearer ${token}`],
  ["padding", `Bearer ${token}=`],
  ["a cut token", `Bearer ${token.slice(0, -1)}`],
  ["an endless token", `Bearer ${"a".repeat(5_000)}`],
  ["a short word", "Bearer tk_x"],
  ["an unsigned token", `Bearer ${Buffer.from('{"alg":"none"}').toString("base64url")}.e30.`],
])("%s is no session, and no fault", async (_, authorization) => {
  expect(await statusWith(authorization)).toBe(401);
});

test("a token in the query or in a cookie is no session", async () => {
  const byQuery = await app.request(`/api/auth/me?access_token=${token}`);
  const byCookie = await app.request("/trpc/auth.me", { headers: { cookie: `token=${token}` } });
  expect([byQuery.status, byCookie.status]).toEqual([401, 401]);
});

test("the log names the user, and never the token", async () => {
  await statusWith(`Bearer ${token}`);
  expect(app.logged()).toContain(claims.userId);
  expect(app.logged()).not.toContain(token.split(".")[2]);
});
