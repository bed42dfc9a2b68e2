import { randomUUID } from "node:crypto";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { Client } from "pg";
import { expect, inject } from "vitest";
import { createDatabaseIfMissing } from "../create-database-if-missing.ts";
import { createDatabase, type Database } from "../database.ts";
import { dbTest as test, seedPerson, type SeededPerson } from "../testing/index.ts";
import { END_OF_ROWS } from "./backup-format.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const AWKWARD = "tab\there, line\nfeed, back\\slash \\. \u2028 \u2029 \r? 👍 ünï";

async function takeBackup(adminUrl: string) {
  const target = new PassThrough();
  const bytes = buffer(target);
  const manifest = await writeBackup(adminUrl, target);
  target.end();
  return { manifest, bytes: await bytes };
}

async function* inPieces(bytes: Buffer, size = 997) {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}

const emptyDatabase = () =>
  createDatabaseIfMissing(inject("superuserUrl"), `restored_${randomUUID().replaceAll("-", "")}`);

function addTask(database: Database, { credential, workspaceId }: SeededPerson, title: string) {
  const entry = { credential, workspaceId, callId: randomUUID(), requestId: "test" };
  return database.transaction(entry, (tx) =>
    tx
      .insertInto("task")
      .values({ workspace_id: workspaceId, id: randomUUID(), title: "t", description: title })
      .execute(),
  );
}

test("a backup restores to the same rows, whatever characters people wrote", async ({
  database,
  testDatabase,
}) => {
  const ada = await seedPerson(database);
  await addTask(database, ada, AWKWARD);
  const { manifest, bytes } = await takeBackup(testDatabase.adminUrl);
  const adminUrl = await emptyDatabase();
  expect(await restoreBackup(adminUrl, inPieces(bytes))).toEqual(manifest);
  const again = await takeBackup(adminUrl);
  expect(again.manifest).toEqual(manifest);
  expect(manifest.tables.find(({ table }) => table === "task")?.rows).toBe(1);
});

test("a restored database serves: sessions live, policies hold, the change log goes on", async ({
  database,
  testDatabase,
}) => {
  const ada = await seedPerson(database);
  const bob = await seedPerson(database);
  await addTask(database, bob, "Bob's");
  const { bytes } = await takeBackup(testDatabase.adminUrl);
  const adminUrl = await emptyDatabase();
  await restoreBackup(adminUrl, inPieces(bytes), { app: "app", auth: "auth" });
  const urlFor = (user: string) => {
    const url = new URL(adminUrl);
    url.username = user;
    url.password = user.slice(3);
    return url.href;
  };
  const restored = createDatabase({
    appUrl: urlFor("tf_app"),
    authUrl: urlFor("tf_auth"),
    assumesRoles: false,
  });
  await addTask(restored, ada, "after the restore");
  const reader = restored.reader(ada);
  const tasks = await reader.db.selectFrom("task").select("description").execute();
  expect(tasks).toEqual([{ description: "after the restore" }]);
  const foreign = restored.reader({ ...ada, workspaceId: bob.workspaceId });
  expect(await foreign.db.selectFrom("task").select("id").execute()).toEqual([]);
  await restored.close();
});

test("a backup that is taken while others write is of one moment", async ({
  database,
  testDatabase,
}) => {
  const ada = await seedPerson(database);
  const over = new AbortController();
  const writing = (async () => {
    while (!over.signal.aborted) await addTask(database, ada, "under load");
  })();
  const { manifest, bytes } = await takeBackup(testDatabase.adminUrl);
  over.abort();
  await writing;
  const adminUrl = await emptyDatabase();
  expect(await restoreBackup(adminUrl, inPieces(bytes))).toEqual(manifest);
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query(
    "select h.workspace_id from change_head h where h.seq <> (select count(*) from change c where c.workspace_id = h.workspace_id)",
  );
  await client.end();
  expect(rows).toEqual([]);
});

test("a backup that was cut, or changed by one letter, restores nothing", async ({
  database,
  testDatabase,
}) => {
  await addTask(database, await seedPerson(database), "the original");
  const { bytes } = await takeBackup(testDatabase.adminUrl);
  const text = bytes.toString();
  const cut = text.slice(0, text.lastIndexOf(END_OF_ROWS));
  const forged = text.replace("the original", "the 0riginal");
  const adminUrl = await emptyDatabase();
  await expect(restoreBackup(adminUrl, inPieces(Buffer.from(cut)))).rejects.toThrow("not whole");
  await expect(restoreBackup(adminUrl, inPieces(Buffer.from(forged)))).rejects.toThrow("not those");
  const { manifest } = await takeBackup(adminUrl);
  expect(manifest.tables.map(({ rows }) => rows)).toEqual(manifest.tables.map(() => 0));
  await restoreBackup(adminUrl, inPieces(bytes));
});

test("a file that names another table, or is none of ours, is refused", async () => {
  const adminUrl = await emptyDatabase();
  const header = `-- TaskFlow backup 1\n-- {"createdAt":"2026-11-22T00:00:00Z","migration":"0005_search"}\n`;
  const foreign = Buffer.from(`${header}\nCOPY public.x (y) FROM stdin;\n1\n\\.\n`);
  await expect(restoreBackup(adminUrl, inPieces(foreign))).rejects.toThrow("does not know");
  const newer = Buffer.from(header.replace("0005_search", "9999_later"));
  await expect(restoreBackup(adminUrl, inPieces(newer))).rejects.toThrow("Use a newer one");
  await expect(restoreBackup(adminUrl, inPieces(Buffer.from("hello")))).rejects.toThrow(
    "no backup",
  );
});

test("a database that holds something is left as it is", async ({ database, testDatabase }) => {
  await seedPerson(database);
  const before = await takeBackup(testDatabase.adminUrl);
  await expect(restoreBackup(testDatabase.adminUrl, inPieces(before.bytes))).rejects.toThrow(
    "not empty",
  );
  expect((await takeBackup(testDatabase.adminUrl)).manifest).toEqual(before.manifest);
});
