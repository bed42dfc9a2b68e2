import { dbTest } from "@taskflow/db/testing";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { apiClient } from "../src/client/api-client.ts";
import { heardTasks, opened, openStream } from "../src/client/open-stream.ts";
import { refusalOf } from "../src/client/refusal-of.ts";
import { newEmail, PASSWORD, registerPerson } from "../src/client/register-person.ts";
import { type ServerProcess, startServerProcess } from "../src/server/server-process.ts";

/** Two processes on one database, with the limits of a real installation. */
const test = dbTest.extend<{ $file: { servers: readonly [ServerProcess, ServerProcess] } }>({
  servers: [
    async ({ testDatabase }, use) => {
      const settings = {
        DATABASE_URL: testDatabase.adminUrl,
        TASKFLOW_SECRET: "one secret for all processes, 32+",
        TASKFLOW_LIMITS_FACTOR: "1",
        TRUSTED_PROXIES: "127.0.0.1",
      };
      const servers = await Promise.all([
        startServerProcess(settings),
        startServerProcess(settings),
      ] as const);
      await use(servers);
      for (const server of servers) server.kill("SIGKILL");
      await Promise.all(servers.map((server) => server.exited));
    },
    { scope: "file" },
  ],
});

test("a session that is signed out on one server is over on the other at the next call", async ({
  servers: [here, there],
}) => {
  const { api, accessToken, refreshToken } = await registerPerson(here.url);
  const elsewhere = apiClient(there.url, accessToken);
  await elsewhere.auth.me.query();

  await api.auth.logout.mutate();

  expect((await refusalOf(elsewhere.auth.me.query())).appCode).toBe("unauthenticated");
  const refresh = apiClient(there.url).auth.refresh.mutate({ refreshToken });
  expect((await refusalOf(refresh)).appCode).toBe("unauthenticated");
});

test("a refresh on one server moves the session on for the other, and an older token ends it on both", async ({
  servers: [here, there],
}) => {
  const { api, refreshToken: first } = await registerPerson(here.url);

  const second = await apiClient(there.url).auth.refresh.mutate({ refreshToken: first });
  const third = await apiClient(here.url).auth.refresh.mutate({
    refreshToken: second.refreshToken,
  });
  expect((await api.auth.me.query()).workspaces).toHaveLength(1);

  const reuse = apiClient(there.url).auth.refresh.mutate({ refreshToken: first });
  expect((await refusalOf(reuse)).appCode).toBe("unauthenticated");
  expect((await refusalOf(api.auth.me.query())).appCode).toBe("unauthenticated");
  const goOn = apiClient(here.url).auth.refresh.mutate({ refreshToken: third.refreshToken });
  expect((await refusalOf(goOn)).appCode).toBe("unauthenticated");
});

test("registrations are counted together, however they are spread over the servers", async ({
  servers,
}) => {
  const from = { "x-forwarded-for": "203.0.113.7" };
  const register = (attempt: number) => {
    const { url } = servers[attempt % 2 === 0 ? 0 : 1];
    return apiClient(url, undefined, from).auth.register.mutate({
      email: newEmail(),
      password: PASSWORD,
    });
  };
  for (let attempt = 0; attempt < 10; attempt += 1) await register(attempt);

  for (const attempt of [10, 11]) {
    expect((await refusalOf(register(attempt))).appCode).toBe("rate_limited");
  }
});

test("a task that one server has acknowledged is there on the other at once", async ({
  servers: [here, there],
}) => {
  const { api, accessToken, workspaceId } = await registerPerson(here.url);
  const elsewhere = apiClient(there.url, accessToken);
  const task = await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  const { id } = task;
  expect(await elsewhere.task.get.query({ workspaceId, id })).toEqual(task);

  const edited = await elsewhere.task.update.mutate({ workspaceId, id, patch: { status: "done" } });
  expect((await api.task.list.query({ workspaceId, status: "done" })).items).toEqual([edited]);
});

test("a change on one server, and who looks at a task there, reach a stream on the other", async ({
  servers: [here, there],
}) => {
  const { api, accessToken, workspaceId } = await registerPerson(here.url);
  const person = { accessToken };
  const stream = await opened(openStream({ url: () => there.url, person, workspaceId }));
  const task = await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  await expect.poll(() => heardTasks(stream)).toEqual([task]);
  const tabId = randomUUID();
  // Again, as a page does: the servers may not have found each other yet.
  await expect
    .poll(async () => {
      await api.presence.show.mutate({ workspaceId, tabId, taskId: task.id });
      return stream.events.some(({ data }) => data.kind === "presence" && !data.isWhole);
    })
    .toBe(true);
  stream.close();
});
