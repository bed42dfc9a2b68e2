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

test("whoever has signed a request does not wait for strangers", async () => {
  const { request } = createTestApp();
  const answered: string[] = [];
  const ask = async (who: string, headers: Record<string, string>) => {
    await request("/trpc/auth.login", post({ email: "nobody" }, headers));
    answered.push(who);
  };
  const strangers = Array.from({ length: STRANGERS }, () => ask("stranger", {}));
  const signed = ask("signed", { "signature-input": "nothing", signature: "nothing" });
  await Promise.all([...strangers, signed]);
  expect(answered.indexOf("signed")).toBeLessThan(STRANGERS / 2);
});
