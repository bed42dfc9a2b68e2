import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@taskflow/db/embedded";
import { cloneDatabase, prepareTemplate } from "@taskflow/db/testing";
import { expect, test } from "vitest";
import { registerPerson } from "../src/client/register-person.ts";
import { expectKept } from "../src/load/expect-kept.ts";
import { TaskLoad } from "../src/load/task-load.ts";
import { startServerProcess } from "../src/server/server-process.ts";

/** Starts and recoveries, each of which waits for the disk. */
const TIMEOUT_MS = 60_000;
/** Acknowledged writes before and after the blow. */
const ENOUGH = 60;

test(
  "a server whose database is restarted by somebody else under load says that it is busy, and goes on with every acknowledged task",
  async ({ onTestFinished }) => {
    const dataDir = await mkdtemp(join(tmpdir(), "taskflow-e2e-"));
    let postgres = await startEmbeddedPostgres({ dataDir });
    onTestFinished(async () => {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
    await prepareTemplate(postgres.superuserUrl);
    const { adminUrl } = await cloneDatabase(postgres.superuserUrl);
    const server = await startServerProcess({
      DATABASE_URL: adminUrl,
      TASKFLOW_SECRET: "a secret that only tests know, 32+",
    });
    onTestFinished(async () => {
      server.kill("SIGKILL");
      await server.exited;
    });
    const people = await Promise.all([registerPerson(server.url), registerPerson(server.url)]);
    const load = new TaskLoad(
      { url: () => server.url, people, isPersistent: true },
      onTestFinished,
    );
    await load.more(ENOUGH);

    await postgres.stop();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    postgres = await startEmbeddedPostgres({ dataDir });
    await load.more(ENOUGH);
    await load.stop();

    await expectKept(adminUrl, load);
    const answers = new Set(
      load.refusals.map(({ appCode, httpStatus }) => `${httpStatus} ${appCode}`),
    );
    expect([...answers]).toEqual(["503 busy"]);
  },
  TIMEOUT_MS,
);
