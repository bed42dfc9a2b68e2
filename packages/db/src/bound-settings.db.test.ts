import { sql } from "kysely";
import { escapeIdentifier } from "pg";
import { describe, expect } from "vitest";
import {
  createDatabase,
  type Database,
  type IdentityHandle,
  type ReadHandle,
  type WriteHandle,
} from "./database.ts";
import { SessionEndedError } from "./database-error.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { MODES, modesTest as test, optionsOf } from "./testing/modes-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";

type Handle = ReadHandle | WriteHandle | IdentityHandle;

const TENANT_TABLES = ["workspace", "membership", "task", "change"] as const;

async function settingsSeenBy(db: Handle) {
  const setting = (name: string) => sql<string | null>`nullif(current_setting(${name}, true), '')`;
  return db
    .selectNoFrom([
      setting("app.user_id").as("user"),
      setting("app.read").as("read"),
      setting("app.write").as("write"),
      setting("app.call_id").as("call"),
      setting("app.request_id").as("request"),
      sql<string>`current_user::text`.as("role"),
    ])
    .executeTakeFirstOrThrow();
}

/** What an operator may have set for the whole server, or another program's sake. */
const HOSTILE_DEFAULTS = {
  statement_timeout: "0",
  lock_timeout: "0",
  idle_in_transaction_session_timeout: "0",
  TimeZone: "Asia/Kolkata",
  DateStyle: "SQL, DMY",
  bytea_output: "escape",
  default_transaction_isolation: "serializable",
};

const SETTINGS = {
  statement_timeout: "5s",
  lock_timeout: "2s",
  idle_in_transaction_session_timeout: "10s",
  TimeZone: "UTC",
  DateStyle: expect.stringMatching(/^ISO/u),
  bytea_output: "hex",
};

const NOBODY = { user: null, read: null, write: null, call: null, request: null };

describe.for(MODES)("by %s", (mode) => {
  const expectNothingLeft = async (database: Database) => {
    expect(await settingsSeenBy(database.probe)).toEqual({ ...NOBODY, role: "tf_app" });
    expect(await settingsSeenBy(database.auth)).toEqual({ ...NOBODY, role: "tf_auth" });
  };

  test("without a prelude tf_app sees no row of any tenant", async ({ modes }) => {
    const database = modes[mode];
    await seedTask(database, await seedPerson(database));
    for (const table of [...TENANT_TABLES, "access"] as const) {
      expect(await database.probe.selectFrom(table).select("workspace_id").execute()).toEqual([]);
    }
    expect(await database.probe.selectFrom("user").select("id").execute()).toEqual([]);
  });

  test("a statement binds what its prelude found, and leaves nothing to the next", async ({
    modes,
  }) => {
    const database = modes[mode];
    const [one, other] = [await seedPerson(database), await seedPerson(database)];
    const bound = `{${one.workspaceId}}`;
    const asOne = { user: one.userId, read: bound, write: "{}", call: null, request: null };
    await expectNothingLeft(database);
    expect(await settingsSeenBy(database.reader(one).db)).toEqual({ ...asOne, role: "tf_app" });
    await expectNothingLeft(database);
    expect(await settingsSeenBy(database.ownReader(one.sessionId).db)).toMatchObject(asOne);
    await expectNothingLeft(database);

    const entry = entryOf(one);
    const names = { call: entry.callId, request: entry.requestId };
    expect(await database.transaction(entry, settingsSeenBy)).toEqual({
      ...asOne,
      ...names,
      write: bound,
      role: "tf_app",
    });
    expect(await settingsSeenBy(database.reader(other).db)).toMatchObject({
      ...NOBODY,
      user: other.userId,
      read: `{${other.workspaceId}}`,
      write: "{}",
    });
    await expectNothingLeft(database);
  });

  test("a statement that fails leaves nothing to the next", async ({ modes }) => {
    const database = modes[mode];
    const person = await seedPerson(database);
    const failure = sql`1 / 0`.as("quotient");
    await expect(database.reader(person).db.selectNoFrom(failure).execute()).rejects.toMatchObject({
      code: "22012",
    });
    await expectNothingLeft(database);
    await expect(
      database.transaction(entryOf(person), (tx) => tx.selectNoFrom(failure).execute()),
    ).rejects.toMatchObject({ code: "22012" });
    await expectNothingLeft(database);
    await expect(
      database.transaction(
        { ...entryOf(person), credential: { kind: "session", id: "ended" } },
        settingsSeenBy,
      ),
    ).rejects.toThrow(SessionEndedError);
    await expectNothingLeft(database);
  });

  test("every statement runs under the same settings, whatever the server's defaults", async ({
    testDatabase,
    onTestFinished,
  }) => {
    await asAdmin(testDatabase, async (client) => {
      const name = escapeIdentifier(client.database ?? "");
      for (const [setting, value] of Object.entries(HOSTILE_DEFAULTS)) {
        await client.query(`alter database ${name} set ${setting} = '${value}'`);
      }
    });
    const database = createDatabase(optionsOf(testDatabase, mode));
    onTestFinished(() => database.close());
    const person = await seedPerson(database);
    const settings = (db: Handle) =>
      db
        .selectNoFrom(
          Object.keys(SETTINGS).map((name) => sql<string>`current_setting(${name})`.as(name)),
        )
        .executeTakeFirstOrThrow();

    expect(await settings(database.probe)).toMatchObject(SETTINGS);
    expect(await settings(database.reader(person).db)).toMatchObject(SETTINGS);
    expect(await settings(database.auth)).toMatchObject(SETTINGS);
    expect(await database.transaction(entryOf(person), settings)).toMatchObject(SETTINGS);
    const isolation = await database.transaction(entryOf(person), (tx) =>
      sql`show transaction_isolation`.execute(tx),
    );
    expect(isolation.rows).toEqual([{ transaction_isolation: "read committed" }]);
  });
});
