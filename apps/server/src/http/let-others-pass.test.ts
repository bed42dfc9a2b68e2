import { randomUUID as newId } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTestApp, post } from "../testing/create-test-app.ts";

const STRANGERS = 50;

test("of many sign-ins at once one or two are answered before the server looks who else has come", async () => {
  const { request } = createTestApp();
  const answered: number[] = [];
  const strangers = Array.from({ length: STRANGERS }, async () => {
    const { status } = await request("/trpc/auth.login", post({ email: "nobody" }));
    answered.push(status);
  });
  const inOneTurn: number[] = [];
  while (answered.length < STRANGERS) {
    const before = answered.length;
    await nextTurn();
    inOneTurn.push(answered.length - before);
  }
  expect(Math.max(...inOneTurn)).toBeLessThanOrEqual(2);
  await Promise.all(strangers);
  expect(new Set(answered)).toEqual(new Set([400]));
});

test("strangers are answered in the order in which they came", async () => {
  const { request } = createTestApp();
  const answered: number[] = [];
  await Promise.all(
    Array.from({ length: STRANGERS }, async (_, index) => {
      await request("/trpc/auth.login", post({ email: "nobody" }));
      answered.push(index);
    }),
  );
  expect(answered).toEqual(Array.from({ length: STRANGERS }, (_, index) => index));
});

test.each([
  ["a bearer token that is none", { authorization: "Bearer nothing" }],
  ["a signature that is none", { "signature-input": "nothing", signature: "nothing" }],
])("whoever comes with %s waits like a stranger", async (_, headers) => {
  const { request } = createTestApp();
  const answered: string[] = [];
  const ask = async (who: string, shown: Record<string, string>) => {
    await request("/trpc/auth.login", post({ email: "nobody" }, shown));
    answered.push(who);
  };
  const strangers = Array.from({ length: STRANGERS }, () => ask("stranger", {}));
  const liar = ask("liar", headers);
  await Promise.all([...strangers, liar]);
  expect(answered.indexOf("liar")).toBeGreaterThan(STRANGERS * 0.8);
});

test("whoever is known does not wait for strangers", async () => {
  const { request, services } = createTestApp();
  const { token } = await services.accessTokens.issue({ userId: newId(), sessionId: newId() });
  await services.accessTokens.verify(token);
  const answered: string[] = [];
  const ask = async (who: string, headers: Record<string, string>) => {
    await request("/trpc/auth.login", post({ email: "nobody" }, headers));
    answered.push(who);
  };
  const headers = { authorization: `Bearer ${token}` };
  const strangers = Array.from({ length: STRANGERS }, () => ask("stranger", {}));
  const known = ask("known", headers);
  await Promise.all([...strangers, known]);
  expect(answered.indexOf("known")).toBeLessThan(STRANGERS / 2);
});
