import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { createDatabase } from "./database.ts";
import { inspectServer } from "./inspect-server.ts";
import { prepareServingLogin } from "./prepare-serving-login.ts";
import { assertServingRights } from "./serving-rights.ts";
import { asAdmin, dbTest } from "./testing/index.ts";

/** Roles belong to the whole server: each test takes and leaves one of its own. */
const test = dbTest.extend("login", async ({ testDatabase }, { onCleanup }) => {
  const name = `Serving-${randomUUID()}`;
  onCleanup(() =>
    asAdmin(testDatabase, async (client) => {
      await client.query(`drop owned by "${name}"`);
      await client.query(`drop role "${name}"`);
    }),
  );
  return { name, password: "it's a 'password'" };
});

const urlFor = (adminUrl: string, { name, password }: { name: string; password: string }) => {
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(name);
  url.password = encodeURIComponent(password);
  return url.href;
};

test("a serving login may serve, and nothing else", async ({ testDatabase, login }) => {
  await prepareServingLogin(testDatabase.adminUrl, login);
  const url = urlFor(testDatabase.adminUrl, login);
  const database = createDatabase({ appUrl: url, authUrl: url, assumesRoles: true });
  await assertServingRights(database);
  await database.close();
  const { excessOfLogin } = await inspectServer(url);
  expect(excessOfLogin).toEqual([]);
  await expect(
    asAdmin({ adminUrl: url }, (client) => client.query("set role tf_owner")),
  ).rejects.toThrow("permission denied");
  // It inherits nothing: what it does not take on, it may not do.
  await expect(
    asAdmin({ adminUrl: url }, (client) => client.query("select from public.task")),
  ).rejects.toThrow("permission denied");
});

test("one that is there keeps its password", async ({ testDatabase, login }) => {
  await prepareServingLogin(testDatabase.adminUrl, login);
  await prepareServingLogin(testDatabase.adminUrl, { ...login, password: "another" });
  expect((await inspectServer(urlFor(testDatabase.adminUrl, login))).login).toBe(login.name);
});

test("whoever may not make logins is told what to do", async ({ testDatabase, login }) => {
  await prepareServingLogin(testDatabase.adminUrl, login);
  const weak = urlFor(testDatabase.adminUrl, login);
  await expect(prepareServingLogin(weak, { name: "nobody-yet", password: "x" })).rejects.toThrow(
    "create role nobody-yet login noinherit",
  );
  // Nothing is missing, so nothing has to be granted.
  await prepareServingLogin(weak, login);
});
