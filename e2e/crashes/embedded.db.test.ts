import { startEmbeddedPostgres } from "@taskflow/db/embedded";
import { asAdmin } from "@taskflow/db/testing";
import { expect, vi } from "vitest";
import { registerPerson } from "../src/client/register-person.ts";
import { expectKept } from "../src/load/expect-kept.ts";
import { TaskLoad } from "../src/load/task-load.ts";
import { embeddedAdminUrl } from "../src/server/embedded-admin-url.ts";
import {
  embeddedServerTest as test,
  isPostgresRunning,
} from "../src/server/embedded-server-test.ts";
import { killPostgres } from "../src/server/kill-postgres.ts";

/** Several starts and recoveries, each of which waits for the disk. */
const TIMEOUT_MS = 60_000;
/** Acknowledged writes before and after each blow. */
const ENOUGH = 60;

const WAIT = { interval: 10, timeout: 10_000 };

const twoPeople = (url: string) => Promise.all([registerPerson(url), registerPerson(url)]);

/** Whether nobody takes connections there any more. */
const isRefused = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

test(
  "a server that is killed under load starts again by itself with every acknowledged task, once",
  async ({ start, dataDir, onTestFinished }) => {
    let server = await start();
    const people = await twoPeople(server.url);
    const load = new TaskLoad(
      { url: () => server.url, people, isPersistent: true },
      onTestFinished,
    );
    await load.more(ENOUGH);

    server.kill("SIGKILL");
    await server.exited;
    server = await start();
    await load.more(ENOUGH);
    await load.stop();

    await expectKept(await embeddedAdminUrl(dataDir), load);
  },
  TIMEOUT_MS,
);

test(
  "a server whose PostgreSQL is killed under load says that it is busy, and goes on with every acknowledged task",
  async ({ start, dataDir, onTestFinished }) => {
    const server = await start();
    const adminUrl = await embeddedAdminUrl(dataDir);
    const people = await twoPeople(server.url);
    const load = new TaskLoad(
      { url: () => server.url, people, isPersistent: true },
      onTestFinished,
    );
    await load.more(ENOUGH);

    await killPostgres(adminUrl);
    await load.more(ENOUGH);
    await load.stop();

    await expectKept(adminUrl, load);
    const answers = new Set(
      load.refusals.map(({ appCode, httpStatus }) => `${httpStatus} ${appCode}`),
    );
    expect([...answers]).toEqual(["503 busy"]);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  },
  TIMEOUT_MS,
);

test(
  "a server that is told to end under load answers every request that it took, and ends its PostgreSQL",
  async ({ start, dataDir, onTestFinished }) => {
    const server = await start();
    const people = await twoPeople(server.url);
    const load = new TaskLoad(
      { url: () => server.url, people, isPersistent: false },
      onTestFinished,
    );
    await load.more(ENOUGH);

    server.kill("SIGTERM");

    expect(await server.exited).toEqual([0, null]);
    expect(await isPostgresRunning(dataDir)).toBe(false);
    await load.ended;
    expect(load.refusals).toEqual([]);
    // Whatever is there was acknowledged: no request took effect without its answer.
    const postgres = await startEmbeddedPostgres({ dataDir });
    try {
      await expectKept(await embeddedAdminUrl(dataDir), load);
    } finally {
      await postgres.stop();
    }
  },
  TIMEOUT_MS,
);

test(
  "an answer that takes its time is still given by a server that was told to end",
  async ({ start, dataDir }) => {
    const server = await start();
    const { api, workspaceId } = await registerPerson(server.url);
    const answer = await asAdmin({ adminUrl: await embeddedAdminUrl(dataDir) }, async (client) => {
      // PostgreSQL ends with the server, and this connection with it if it is still there.
      client.on("error", () => {});
      await client.query("begin");
      await client.query("select from public.change_head where workspace_id = $1 for update", [
        workspaceId,
      ]);
      const creating = api.task.create.mutate({ workspaceId, title: "Water the plants" });
      const isWaiting = async () =>
        (await client.query("select from pg_locks where not granted")).rowCount === 1;
      await vi.waitUntil(isWaiting, WAIT);
      server.kill("SIGTERM");
      await vi.waitUntil(() => isRefused(server.url), WAIT);
      await client.query("commit");
      return creating;
    });

    expect(answer.title).toBe("Water the plants");
    expect(await server.exited).toEqual([0, null]);
  },
  TIMEOUT_MS,
);
