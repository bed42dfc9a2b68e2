import { sql } from "kysely";
import type { Client } from "pg";
import { describe, expect } from "vitest";
import type { Database } from "./database.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedMember } from "./testing/seed-member.ts";
import { seedPerson, type SeededPerson } from "./testing/seed-person.ts";
import { seedProject } from "./testing/seed-project.ts";
import { entryOf } from "./testing/seed-task.ts";
import { plansOf, watchPlans } from "./testing/watch-plans.ts";

/** How many rows of each table that knows projects somebody sees. */
async function seen(database: Database, person: SeededPerson) {
  const { db } = database.reader(person);
  const counts: Record<string, string> = {};
  for (const table of ["project", "task", "project_member", "share_link"] as const) {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .executeTakeFirstOrThrow();
    counts[table] = count;
  }
  const found = await db
    .selectFrom(
      sql<{
        id: string;
      }>`public.search_task(${person.workspaceId}, 'whisp', null, null, false, null)`.as("found"),
    )
    .select("found.id")
    .execute();
  return { ...counts, search: String(found.length) };
}

describe("a private project", () => {
  test("is hidden by row-level security itself from an editor and a viewer who were not named in it", async ({
    database,
    testDatabase,
  }) => {
    const host = await seedPerson(database);
    const { workspaceId } = host;
    await seedProject(testDatabase, { workspaceId, isPrivate: true, tasks: 3 });
    for (const role of ["editor", "viewer", "admin"] as const) {
      const member = { ...(await seedPerson(database)), workspaceId };
      await seedMember(testDatabase, { userId: member.userId, workspaceId, role });
      expect({ role, ...(await seen(database, member)) }).toEqual({
        role,
        project: role === "admin" ? "2" : "1",
        task: role === "admin" ? "3" : "0",
        project_member: "0",
        share_link: "0",
        search: role === "admin" ? "3" : "0",
      });
      const write = database.transaction(entryOf(member), (tx) =>
        tx.updateTable("task").set({ title: "mine" }).executeTakeFirst(),
      );
      expect((await write).numUpdatedRows).toBe(role === "admin" ? 3n : 0n);
    }
  });

  test("is hidden from everybody when nothing was listed", async ({ database, testDatabase }) => {
    const { workspaceId, sessionId } = await seedPerson(database);
    await seedProject(testDatabase, { workspaceId, isPrivate: false, tasks: 3 });
    await asAdmin(testDatabase, async (client) => {
      await client.query("begin; set local role tf_app");
      await client.query("select public.enter_read($1, $2)", [sessionId, workspaceId]);
      const count = async () => (await client.query("select from public.task")).rowCount;
      expect(await count()).toBe(3);
      for (const empty of ["''", "'{}'"]) {
        await client.query(`set local app.projects = ${empty}`);
        expect(await count()).toBe(0);
      }
      await client.query("rollback");
    });
  });
});

/** What a statement sees that began before a project was made private, and a task in it written after. */
async function readAcross(
  { reader, other }: { readonly reader: Client; readonly other: Client },
  person: SeededPerson,
  { mode, projectId }: { readonly mode: string; readonly projectId: string },
): Promise<string[]> {
  const { workspaceId } = person;
  await reader.query(`begin ${mode}; set local role tf_app`);
  await reader.query("select public.enter_read($1, $2)", [person.sessionId, workspaceId]);
  await other.query("update public.project set is_private = true where id = $1", [projectId]);
  await other.query(
    `insert into public.task (workspace_id, id, project_id, title)
     values ($1, gen_random_uuid(), $2, 'a secret')`,
    [workspaceId, projectId],
  );
  const { rows } = await reader.query<{ title: string }>("select title from public.task");
  await reader.query("commit");
  return rows.map(({ title }) => title);
}

describe("a read that is under way while a project becomes private", () => {
  test("shows nothing that was written since: its list and its rows are of one moment", async ({
    database,
    testDatabase,
  }) => {
    const host = await seedPerson(database);
    const { workspaceId } = host;
    const editor = { ...(await seedPerson(database)), workspaceId };
    await seedMember(testDatabase, { userId: editor.userId, workspaceId, role: "editor" });
    const isolation = await database
      .reader(editor)
      .db.selectNoFrom(sql<string>`current_setting('transaction_isolation')`.as("level"))
      .executeTakeFirstOrThrow();
    await asAdmin(testDatabase, (reader) =>
      asAdmin(testDatabase, async (other) => {
        const across = async (mode: string) => {
          const seed = { workspaceId, isPrivate: false, tasks: 1 };
          const projectId = await seedProject(testDatabase, seed);
          return readAcross({ reader, other }, editor, { mode, projectId });
        };
        expect(await across(`isolation level ${isolation.level}`)).toEqual(["Whispered"]);
        // That this is what keeps it: each statement's own snapshot would show the secret.
        expect(await across("isolation level read committed")).toContain("a secret");
      }),
    );
  });
});

const MANY = 20_000;

test(`among ${MANY} tasks the lists are taken apart once a statement, however many rows it reads`, async ({
  database,
  testDatabase,
}) => {
  const host = await seedPerson(database);
  const { workspaceId, sessionId } = host;
  for (let count = 0; count < 20; count += 1) {
    await seedProject(testDatabase, { workspaceId, isPrivate: count % 2 === 0, tasks: 0 });
  }
  await asAdmin(testDatabase, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into public.task (workspace_id, id, project_id, number, title)
       select $1, gen_random_uuid(), p.id, 1000 * p.n + s, 'many'
       from (select id, row_number() over () as n from public.project where workspace_id = $1) p
       cross join generate_series(1, $2::int / 20) s`,
      [workspaceId, MANY],
    );
    await client.query("set session_replication_role = origin; analyze public.task");
    await watchPlans(client);
    await client.query("begin; set local role tf_app");
    await client.query("select public.enter_read($1, $2)", [sessionId, workspaceId]);
    const list = `select from public.task where workspace_id = '${workspaceId}' and deleted_at is null
      order by created_at desc, id desc limit 51`;
    const count = `select count(*) from public.task where workspace_id = '${workspaceId}'`;
    for (const [statement, index] of [
      [list, "task_created_at_idx"],
      [count, undefined],
    ] as const) {
      const nodes = await plansOf(client, () => client.query(statement));
      const lists = nodes.filter((node) => node["Node Type"] === "ProjectSet");
      expect(lists.map((node) => node["Actual Loops"])).toEqual([1]);
      if (index) expect(nodes.flatMap((node) => node["Index Name"] ?? [])).toEqual([index]);
      expect(nodes.some((node) => node["Node Type"] === "Sort")).toBe(false);
    }
    await client.query("rollback");
  });
});
