import { sql } from "kysely";
import { escapeIdentifier } from "pg";
import { expect } from "vitest";
import { createDatabase } from "./database.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { optionsOf, MODES, modesTest as test } from "./testing/modes-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { seedTask } from "./testing/seed-task.ts";

const SECOND_MS = 1_000;

test.for(MODES)(
  "by %s, timestamps are RFC 3339 in UTC and dates have no zone, whatever the server's are",
  async (mode, { testDatabase, onTestFinished }) => {
    await asAdmin(testDatabase, async (client) => {
      const name = escapeIdentifier(client.database ?? "");
      await client.query(`alter database ${name} set timezone = 'Asia/Kolkata'`);
      await client.query(`alter database ${name} set datestyle = 'SQL, DMY'`);
    });
    const database = createDatabase(optionsOf(testDatabase, mode));
    onTestFinished(() => database.close());
    const person = await seedPerson(database);
    const task = await seedTask(database, person, { due_date: "2026-02-28" });
    expect(task.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/u);
    expect(Math.abs(Date.parse(task.created_at) - Date.now())).toBeLessThan(60 * SECOND_MS);
    expect(task.due_date).toBe("2026-02-28");
    const moment = sql<string>`timestamptz '2026-11-22 22:20:47.123456+05:30'`.as("moment");
    expect(await database.reader(person).db.selectNoFrom(moment).execute()).toEqual([
      { moment: "2026-11-22T16:50:47.123456Z" },
    ]);
  },
);

test("also what PostgreSQL prints in another zone is read as UTC, old local times with seconds too", async ({
  database,
}) => {
  const read = async (zone: string, text: string) => {
    const moment = sql<string>`${text}::timestamptz`.as("moment");
    return database.auth.transaction().execute(async (tx) => {
      await sql`select set_config('timezone', ${zone}, true)`.execute(tx);
      return (await tx.selectNoFrom(moment).executeTakeFirstOrThrow()).moment;
    });
  };
  expect(await read("Asia/Kathmandu", "2026-01-01 00:00:00Z")).toBe("2026-01-01T00:00:00Z");
  expect(await read("America/St_Johns", "2026-07-01 12:00:00.5Z")).toBe("2026-07-01T12:00:00.5Z");
  expect(await read("Europe/Amsterdam", "1880-01-01 00:00:00Z")).toBe("1880-01-01T00:00:00Z");
});
