import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Client } from "pg";
import { expect } from "vitest";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { entryOf } from "./testing/seed-task.ts";

const SMALL = 100;
const LARGE = 1_000;

interface PlanNode {
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Join Filter"?: number;
  readonly Plans?: readonly PlanNode[];
}

function countRows(node: PlanNode): number {
  const {
    "Actual Rows": rows,
    "Actual Loops": loops,
    "Rows Removed by Filter": filtered = 0,
    "Rows Removed by Join Filter": unjoined = 0,
    Plans: children = [],
  } = node;
  const own = (rows + filtered + unjoined) * loops;
  return children.reduce((sum, child) => sum + countRows(child), own);
}

/** Rows that PostgreSQL handled for a statement, those of its triggers with it. */
async function rowsHandledBy(client: Client, statement: string): Promise<number> {
  let rows = 0;
  const onNotice = ({ message = "" }: { readonly message?: string | undefined }) => {
    const plan = /^duration: [\s\S]*?plan:\n(?<json>[\s\S]*)$/u.exec(message)?.groups?.["json"];
    if (plan !== undefined) rows += countRows((JSON.parse(plan) as { Plan: PlanNode }).Plan);
  };
  client.on("notice", onNotice);
  await client.query(statement);
  client.off("notice", onNotice);
  return rows;
}

const WATCH = `
  load 'auto_explain';
  set auto_explain.log_min_duration = 0;
  set auto_explain.log_analyze = on;
  set auto_explain.log_timing = off;
  set auto_explain.log_nested_statements = on;
  set auto_explain.log_format = json;
  set client_min_messages = log`;

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
    await client.query(WATCH);
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
    last: "10002",
  });
});
