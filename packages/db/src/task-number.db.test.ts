import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { createDatabase, type Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { readMigrations } from "./migrations.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { clusterTest } from "./testing/cluster-test.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedPerson, type SeededPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";

const CLIENTS = 16;
const ROUNDS = 10;

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

/** The numbers of all tasks of a person's workspace, in order. */
async function numbersOf(database: Database, person: SeededPerson): Promise<number[]> {
  const { db } = database.reader(person);
  const rows = await db.selectFrom("task").select("number").orderBy("number").execute();
  return rows.map(({ number }) => number);
}

describe("the numbers of a project's tasks", () => {
  test("have no gap and no double when sixteen make tasks at once, some of which fail", async ({
    database,
  }) => {
    const person = await seedPerson(database);
    let made = 0;
    await Promise.all(
      Array.from({ length: CLIENTS }, async (_, client) => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const isAbandoned = (client + round) % 4 === 0;
          const attempt = database.transaction(entryOf(person), async (tx) => {
            const row = { workspace_id: person.workspaceId, title: "x" };
            await tx
              .insertInto("task")
              .values([
                { ...row, id: randomUUID() },
                { ...row, id: randomUUID() },
              ])
              .execute();
            if (isAbandoned) throw new Error("changed my mind");
          });
          if (isAbandoned) await expect(attempt).rejects.toThrow("changed my mind");
          else await attempt;
          if (!isAbandoned) made += 2;
        }
      }),
    );
    expect(await numbersOf(database, person)).toEqual(upTo(made));
  });

  test("follow the order of the rows in one statement, and a row that is there takes none", async ({
    database,
  }) => {
    const person = await seedPerson(database);
    const first = await seedTask(database, person);
    const row = { workspace_id: person.workspaceId, title: "x" };
    const ids = Array.from({ length: 1_000 }, () => randomUUID());
    await database.transaction(entryOf(person), (tx) =>
      tx
        .insertInto("task")
        .values([{ ...row, id: first.id }, ...ids.map((id) => ({ ...row, id }))])
        .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing())
        .execute(),
    );
    const { db } = database.reader(person);
    const rows = await db.selectFrom("task").select("id").orderBy("number").execute();
    expect(rows.map(({ id }) => id)).toEqual([first.id, ...ids]);
    expect(await numbersOf(database, person)).toEqual(upTo(ids.length + 1));
  });

  test("cannot be chosen by whoever writes", async ({ database }) => {
    const person = await seedPerson(database);
    const row = { workspace_id: person.workspaceId, id: randomUUID(), title: "x", number: 7 };
    const attempt = database.transaction(entryOf(person), (tx) =>
      tx.insertInto("task").values(row).execute(),
    );
    await expect(attempt).rejects.toThrow("refused by PostgreSQL");
  });
});

clusterTest(
  "the migration gives each workspace a project, and its tasks numbers in the order in which they were made",
  async ({ cluster }) => {
    const url = await cluster.createDatabase();
    const all = readMigrations();
    const before = all.findIndex(({ name }) => name === "0010_project");
    await migrate(url, undefined, all.slice(0, before));
    const database = createDatabase({ appUrl: url, authUrl: url, assumesRoles: true });
    const [ada, bob] = [await seedPerson(database), await seedPerson(database)];
    const made: string[] = [];
    await asAdmin({ adminUrl: url }, async (client) => {
      for (const minute of [3, 1, 2]) {
        const { rows } = await client.query<{ id: string }>(
          `insert into public.task (workspace_id, id, title, description, version, created_at, deleted_at)
           values ($1, gen_random_uuid(), 'kept', 'whole', 3, '2026-01-01T00:00Z'::timestamptz
             + make_interval(mins => $2), case when $2 = 2 then now() end) returning id`,
          [ada.workspaceId, minute],
        );
        made[minute - 1] = rows[0]?.id ?? "";
      }
      const old = await client.query("select to_jsonb(t) as row from public.task t order by id");
      const log = await client.query("select count(*) from public.change where entity = 'task'");

      await migrate(url);

      const { rows } = await client.query(
        `select to_jsonb(t) - 'project_id' - 'number' as row from public.task t order by id`,
      );
      expect(rows).toEqual(old.rows);
      expect(
        (await client.query("select count(*) from public.change where entity = 'task'")).rows,
      ).toEqual(log.rows);
    });
    const { db } = database.reader(ada);
    const tasks = await db
      .selectFrom("task")
      .innerJoin("project", "project.id", "task.project_id")
      .select(["task.id", "task.number", "project.key"])
      .orderBy("number")
      .execute();
    expect(tasks).toEqual(made.map((id, index) => ({ id, number: index + 1, key: "TASK" })));
    expect(await seedTask(database, ada)).toMatchObject({ number: 4 });
    expect(await seedTask(database, bob)).toMatchObject({ number: 1 });
    await database.close();
  },
);
