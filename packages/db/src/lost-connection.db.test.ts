import { sql } from "kysely";
import { expect } from "vitest";
import { createDatabase, type Database } from "./database.ts";
import { DatabaseUnavailableError } from "./database-error.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";

const pidOf = async ({ probe }: Database) => {
  const pid = sql<number>`pg_backend_pid()`.as("pid");
  return (await probe.selectNoFrom(pid).executeTakeFirstOrThrow()).pid;
};

/** What is asked may meet a dead connection once, if the end of it has not been read yet. */
const atSecondTry = <T>(ask: () => Promise<T>): Promise<T> =>
  ask().catch((error: unknown) => {
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    return ask();
  });

test("a connection that PostgreSQL ends fails what was under way, and nothing after it", async ({
  testDatabase,
  onTestFinished,
}) => {
  const database = createDatabase({ ...testDatabase, appPoolMax: 2 });
  onTestFinished(() => database.close());
  const person = await seedPerson(database);
  const sleep = sql`pg_sleep(60)`.as("slept");
  const underWay = Promise.allSettled([
    database.reader(person).db.selectNoFrom(sleep).execute(),
    database.transaction(entryOf(person), async (tx) => {
      await tx.selectNoFrom(sleep).execute();
    }),
  ]);
  await asAdmin(testDatabase, async (client) => {
    for (let ended = 0; ended < 2;) {
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = 'tf_app' and wait_event = 'PgSleep'`,
      );
      ended += rowCount ?? 0;
    }
  });
  expect(await underWay).toEqual([
    { status: "rejected", reason: expect.any(DatabaseUnavailableError) },
    { status: "rejected", reason: expect.any(DatabaseUnavailableError) },
  ]);
  const { id } = await seedTask(database, person);
  const { db } = database.reader(person);
  expect(await db.selectFrom("task").select("id").execute()).toEqual([{ id }]);
});

test("connections that end while idle are replaced, and the process lives on", async ({
  testDatabase,
  onTestFinished,
}) => {
  const database = createDatabase({ ...testDatabase, appPoolMax: 1, authPoolMax: 1 });
  onTestFinished(() => database.close());
  const person = await seedPerson(database);
  const pid = await pidOf(database);
  await asAdmin(testDatabase, async (client) => {
    const others = "datname = current_database() and pid <> pg_backend_pid()";
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`);
    while (
      ((await client.query(`select from pg_stat_activity where ${others}`)).rowCount ?? 0) > 0
    );
  });
  expect(await atSecondTry(() => pidOf(database))).not.toBe(pid);
  await expect(atSecondTry(() => seedPerson(database))).resolves.toBeDefined();
  const { db } = database.reader(person);
  const names = () => db.selectFrom("workspace").select("name").execute();
  expect(await atSecondTry(names)).toHaveLength(1);
});

test("a server that answers nothing any more counts as gone, and its connection is given up", async ({
  testDatabase,
  onTestFinished,
}) => {
  const database = createDatabase({ ...testDatabase, appPoolMax: 1, answerTimeoutMs: 200 });
  const frozen = await pidOf(database);
  process.kill(frozen, "SIGSTOP");
  onTestFinished(async () => {
    process.kill(frozen, "SIGCONT");
    await database.close();
  });
  await expect(pidOf(database)).rejects.toThrow(DatabaseUnavailableError);
  // The next one has as little time, and may have to be asked again.
  await expect.poll(() => pidOf(database)).not.toBe(frozen);
});

test("a pool that stays full answers so within two seconds, and readiness is not part of it", async ({
  testDatabase,
  onTestFinished,
}) => {
  const database = createDatabase({ ...testDatabase, appPoolMax: 1 });
  onTestFinished(() => database.close());
  const person = await seedPerson(database);
  const read = () => database.reader(person).db.selectFrom("task").select("id").execute();
  await database.transaction(entryOf(person), async () => {
    await expect(read()).rejects.toThrow(DatabaseUnavailableError);
    expect(await pidOf(database)).toBeTypeOf("number");
  });
  expect(await read()).toEqual([]);
});

test.for([
  ["nobody listens, under a name with several addresses", "postgresql://tf_app@localhost:1/x"],
  ["nobody listens, under an address", "postgresql://tf_app@127.0.0.1:1/x"],
  ["there is no socket", "postgresql://tf_app@%2Fnonexistent:5432/x"],
] as const)("where %s, PostgreSQL cannot be reached", async ([, url]) => {
  const database = createDatabase({ appUrl: url, authUrl: url, assumesRoles: false });
  const credential = { kind: "session", id: "" } as const;
  const entry = { credential, workspaceId: "", callId: "", requestId: "" };
  for (const attempt of [
    () => pidOf(database),
    () => database.transaction(entry, async () => {}),
    () => seedPerson(database),
  ]) {
    await expect(attempt()).rejects.toThrow(DatabaseUnavailableError);
  }
  await database.close();
});
