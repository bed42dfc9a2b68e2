import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { createDatabaseIfMissing } from "@taskflow/db";
import { asAdmin } from "@taskflow/db/testing";
import { expect, inject, test } from "vitest";
import { registerPerson } from "../src/client/register-person.ts";
import { TaskLoad } from "../src/load/task-load.ts";
import { embeddedAdminUrl } from "../src/server/embedded-admin-url.ts";
import { BUNDLE, startServerProcess } from "../src/server/server-process.ts";

const run = promisify(execFile);
/** Acknowledged writes before the backup begins, and after it has. */
const ENOUGH = 60;

const taskflow = (settings: Readonly<Record<string, string>>, ...words: string[]) =>
  run(process.execPath, [BUNDLE, ...words], { env: { PATH: process.env["PATH"], ...settings } });

/** What a backup says that its tables hold: rows and SHA-256 of each. */
async function digestsIn(path: string): Promise<string> {
  const text = gunzipSync(await readFile(path)).toString();
  const { tables } = JSON.parse(text.slice(text.lastIndexOf("-- manifest ") + 12)) as {
    tables: unknown;
  };
  return JSON.stringify(tables);
}

/** Restores into a place, and takes a backup of what is there then. */
async function restoreAndLook(
  backup: string,
  settings: Readonly<Record<string, string>>,
  again: string,
): Promise<string> {
  await taskflow(settings, "restore", backup);
  await taskflow(settings, "backup", again);
  return digestsIn(again);
}

test("a backup that is taken while people write restores to the same digests, into another PostgreSQL and into a new data directory, with every task that was acknowledged before it", async ({
  onTestFinished,
}) => {
  const home = await mkdtemp(join(tmpdir(), "taskflow-drill-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const [dataDir, newDir] = [join(home, "data"), join(home, "new")];
  const [backup, again] = [join(home, "backup.gz"), join(home, "again.gz")];
  // As root, PostgreSQL's user has to pass through it.
  await run("chmod", ["755", home]);
  const server = await startServerProcess({ TASKFLOW_DATA_DIR: dataDir });
  onTestFinished(async () => {
    server.kill("SIGTERM");
    await server.exited;
  });
  const people = [await registerPerson(server.url), await registerPerson(server.url)];
  const load = new TaskLoad({ url: () => server.url, people, isPersistent: true }, onTestFinished);
  await load.more(ENOUGH);
  const before = [...load.acknowledged.values()].flat();
  const during = load.more(ENOUGH);
  await taskflow({ TASKFLOW_DATA_DIR: dataDir }, "backup", backup);
  await during;
  await load.stop();

  const name = `drill_${crypto.randomUUID().replaceAll("-", "")}`;
  const adminUrl = await createDatabaseIfMissing(inject("superuserUrl"), name);
  const digests = await digestsIn(backup);
  expect(await restoreAndLook(backup, { DATABASE_URL: adminUrl }, again)).toBe(digests);
  const embedded = { TASKFLOW_DATA_DIR: newDir };
  expect(await restoreAndLook(backup, embedded, `${again}2`)).toBe(digests);

  const kept = await asAdmin({ adminUrl }, (client) =>
    client.query<{ id: string }>("select id::text from public.task"),
  );
  const ids = new Set(kept.rows.map(({ id }) => id));
  expect(before.filter((id) => !ids.has(id))).toEqual([]);
  // The new directory holds the same secret as well: sessions go on.
  expect(await readFile(join(newDir, "secret"), "utf8")).toBe(
    await readFile(join(dataDir, "secret"), "utf8"),
  );
  const restored = await startServerProcess(embedded);
  const me = await fetch(`${restored.url}/api/auth/me`, {
    headers: { authorization: `Bearer ${people[0]?.accessToken}` },
  });
  const found = await asAdmin({ adminUrl: await embeddedAdminUrl(newDir) }, (client) =>
    client.query("select from public.task"),
  );
  restored.kill("SIGTERM");
  await restored.exited;
  expect([me.status, found.rowCount]).toEqual([200, ids.size]);
});
