import type { Client } from "pg";
import { describe, expect } from "vitest";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { type SeededPerson, seedPerson } from "./testing/seed-person.ts";
import { seedTask } from "./testing/seed-task.ts";
import { plansOf, rowsOf, watchPlans } from "./testing/watch-plans.ts";

const MANY = 20_000;

/** Rows in two workspaces, past the triggers, with the statistics that PostgreSQL would gather by itself. */
async function seedMany(
  client: Client,
  [here, there]: readonly [string, string],
  count = MANY,
): Promise<void> {
  const insert = `
    insert into public.task (workspace_id, id, project_id, number, title, description)
    select $1, gen_random_uuid(), p.id, n, $2 || case when n % 20 = 0 then ' twentieth' else '' end,
      case when n % 1000 = 0 then 'needle' || n / 1000 else '' end
    from generate_series(1, $3::integer) n
    join public.project p on p.workspace_id = $1`;
  await client.query("set session_replication_role = replica");
  await client.query(insert, [here, "common", count]);
  await client.query(insert, [there, "elsewhere", count]);
  await client.query("set session_replication_role = origin");
  await client.query("analyze public.task");
}

describe(`among ${MANY} tasks`, () => {
  test("search answers two hundred at most, from the newest tasks and its index, also when PostgreSQL keeps the plan", async ({
    database,
    testDatabase,
  }) => {
    const [owner, other] = [await seedPerson(database), await seedPerson(database)];
    const small = await seedPerson(database);
    await seedTask(database, small, { title: "common" });
    await asAdmin(testDatabase, async (client) => {
      await seedMany(client, [owner.workspaceId, other.workspaceId]);
      await watchPlans(client);
      const find = (query: string) => readAs(client, owner, query);
      const newest = { scans: ["Index Scan"], indexes: ["task_created_at_idx"] };
      // Between the two it sees whether there can be more than the newest.
      const both = {
        scans: ["Index Scan", "Index Only Scan", "Bitmap Heap Scan"],
        indexes: ["task_created_at_idx", "task_number_key", "task_search_idx"],
      };
      for (let n = 0; n <= 10; n += 1) {
        expect(await find("common")).toMatchObject({ ...newest, found: 200 });
        expect(await find(`needle${20 - n} comm`)).toMatchObject({ ...both, found: 1 });
      }
      // A word of everybody else's is what the statistics take for frequent.
      expect(await find("elsewhere")).toMatchObject({ ...both, found: 0 });
      // Where there are no more, the index has nothing to add.
      expect(await readAs(client, small, "common")).toMatchObject({
        scans: ["Index Scan", "Index Only Scan"],
        found: 1,
      });
    });
  });
});

test("a word that one in twenty has is found in the newest, and a second look begins after its last match in the first", async ({
  database,
  testDatabase,
}) => {
  const [owner, other] = [await seedPerson(database), await seedPerson(database)];
  await asAdmin(testDatabase, async (client) => {
    await seedMany(client, [owner.workspaceId, other.workspaceId], 5000);
    const { rows: matches } = await client.query<{ id: string; place: number }>(
      `select id, place::integer from (
         select id, title, row_number() over (order by created_at desc, id desc) as place
         from public.task where workspace_id = $1) t
       where title = 'common twentieth' order by place limit 200`,
      [owner.workspaceId],
    );
    await watchPlans(client);
    const { found, ids, looked } = await readAs(client, owner, "twen");
    expect(found).toBe(200);
    expect(new Set(ids)).toEqual(new Set(matches.map(({ id }) => id)));
    const places = matches.map(({ place }) => place);
    const last = Math.max(...places.filter((place) => place <= 2000));
    expect(looked).toEqual([2000, Math.max(...places) - last]);
  });
});

/** What a person's search finds, and how PostgreSQL read the tasks for it. */
async function readAs(client: Client, person: SeededPerson, query: string) {
  const { sessionId, workspaceId } = person;
  await client.query("set role tf_app");
  await client.query("begin");
  await client.query("select public.enter_read($1, $2)", [sessionId, workspaceId]);
  let ids: string[] = [];
  const nodes = await plansOf(client, async () => {
    const { rows } = await client.query<{ id: string }>(
      "select id from public.search_task($1, $2, null, null, false, null)",
      [workspaceId, query],
    );
    ids = rows.map(({ id }) => id);
  });
  await client.query("rollback");
  const executed = nodes.filter((node) => node["Actual Loops"] > 0);
  const scans = executed.filter((node) => node["Relation Name"] === "task");
  return {
    found: ids.length,
    ids,
    scans: scans.map((node) => node["Node Type"]),
    indexes: executed
      .flatMap((node) => node["Index Name"] ?? [])
      .filter((name) => name.startsWith("task")),
    looked: scans.filter((node) => node["Node Type"] === "Index Scan").map(rowsOf),
  };
}
