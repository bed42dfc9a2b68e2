import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Client } from "pg";
import { expect } from "vitest";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { entryOf } from "./testing/seed-task.ts";
import { plansOf, rowsOf, watchPlans } from "./testing/watch-plans.ts";

const SMALL = 100;
const LARGE = 1_000;

/** Rows that PostgreSQL handled for a statement, those of its triggers with it. */
async function rowsHandledBy(client: Client, statement: string): Promise<number> {
  const nodes = await plansOf(client, () => client.query(statement));
  return nodes.reduce((sum, node) => sum + rowsOf(node), 0);
}

test("the log's cost is linear in the rows of a statement, whatever was written before it", async ({
  database,
  testDatabase,
}) => {
  const { workspaceId } = await seedPerson(database);
  const insert = (title: string, count: number) =>
    `insert into public.task (workspace_id, id, title)
     select '${workspaceId}', gen_random_uuid(), '${title}' from generate_series(1, ${count})`;
  const update = (title: string) =>
    `update public.task set priority = 'low', version = version + 1 where title = '${title}'`;
  const remove = (title: string) => `delete from public.task where title = '${title}'`;

  await asAdmin(testDatabase, async (client) => {
    // PostgreSQL keeps a plan after some executions, and single rows are what it has seen by then.
    await client.query(insert("single", 1));
    for (let n = 0; n < 10; n += 1) await client.query(update("single"));
    await watchPlans(client);
    for (const statement of [
      (title: string, count: number) => insert(title, count),
      update,
      remove,
    ]) {
      const small = await rowsHandledBy(client, statement("small", SMALL));
      const large = await rowsHandledBy(client, statement("large", LARGE));
      expect(small).toBeGreaterThan(SMALL);
      expect(large).toBeLessThan(small * (LARGE / SMALL) * 1.1);
    }
  });
});

test("ten thousand rows in one statement of a person's are ten thousand changes", async ({
  database,
}) => {
  const person = await seedPerson(database);
  const { workspaceId } = person;
  const values = Array.from({ length: 10_000 }, (_, n) => ({
    workspace_id: workspaceId,
    id: randomUUID(),
    title: `Task ${n}`,
  }));
  await database.transaction(entryOf(person), async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await tx.insertInto("task").values(values).execute();
  });
  const { db } = database.reader(person);
  const { changes, entities, last } = await db
    .selectFrom("change")
    .where("entity", "=", "task")
    .select(({ fn }) => [
      fn.countAll().as("changes"),
      fn.count("entity_id").distinct().as("entities"),
      fn.max("seq").as("last"),
    ])
    .executeTakeFirstOrThrow();
  expect({ changes, entities, last }).toEqual({
    changes: "10000",
    entities: "10000",
    last: "10003",
  });
});
