import { createHash } from "node:crypto";
import type { Client } from "pg";
import { describe, expect } from "vitest";
import { createDatabase, type Database } from "./database.ts";
import { isMigrated } from "./is-migrated.ts";
import { migrate } from "./migrate.ts";
import { type Migration, readMigrations } from "./migrations.ts";
import { OperatorError } from "./operator-error.ts";
import { WarningError } from "./query-strictly.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { clusterTest as test } from "./testing/cluster-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { seedTask } from "./testing/seed-task.ts";
import { verifyChain } from "./audit/verify-chain.ts";

const ALL = readMigrations();
const NAMES = ALL.map(({ name }) => name);

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

const upTo = (name: string) => ALL.slice(0, NAMES.indexOf(name) + 1);

/** The way a superuser's single DATABASE_URL is opened. */
function open(url: string): Database {
  return createDatabase({ appUrl: url, authUrl: url, assumesRoles: true });
}

const historyOf = (adminUrl: string) =>
  asAdmin({ adminUrl }, async (client) => {
    const { rows } = await client.query<{ name: string; checksum: string }>(
      "select name, checksum from public.schema_migration order by name",
    );
    return rows;
  });

describe("migrating", () => {
  test("applies every migration once, in order, and records its text", async ({ cluster }) => {
    const url = await cluster.createDatabase();
    const database = open(url);
    expect(await migrate(url)).toEqual({ applied: NAMES, total: ALL.length });
    expect(await historyOf(url)).toEqual(ALL.map(({ name, checksum }) => ({ name, checksum })));
    expect(await isMigrated(database)).toBe(true);
    expect(await migrate(url)).toEqual({ applied: [], total: ALL.length });
    await database.close();
  });

  test("by several processes at once is done by one of them, and the others wait", async ({
    cluster,
  }) => {
    const url = await cluster.createDatabase();
    const reports = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const applied = reports.map((report) => report.applied.length);
    expect(applied.toSorted((a, b) => a - b)).toEqual([0, 0, ALL.length]);
    expect(await historyOf(url)).toHaveLength(ALL.length);
  });

  test("again leaves every row where it was, and its log intact", async ({ cluster }) => {
    const url = await cluster.createDatabase();
    await migrate(url, undefined, ALL.slice(0, -1));
    const database = open(url);
    const person = await seedPerson(database);
    const task = await seedTask(database, person);
    expect(await isMigrated(database)).toBe(false);
    expect(await migrate(url)).toEqual({ applied: NAMES.slice(-1), total: ALL.length });
    expect(await migrate(url)).toEqual({ applied: [], total: ALL.length });
    const { db } = database.reader(person);
    expect(await db.selectFrom("task").selectAll().execute()).toEqual([task]);
    expect(
      await asAdmin({ adminUrl: url }, (client) => verifyChain(client, person.workspaceId)),
    ).toMatchObject({ kind: "intact", erased: 0 });
    await database.close();
  });

  test("gives every workspace from before a slug of its own and its kind, and the log says so", async ({
    cluster,
  }) => {
    const url = await cluster.createDatabase();
    await migrate(url, undefined, upTo("0008_search_by_tenant"));
    const database = open(url);
    const people = [await seedPerson(database), await seedPerson(database)];
    await migrate(url, undefined, upTo("0009_workspace"));
    const rows = await asAdmin({ adminUrl: url }, async (client) => {
      const answer = await client.query<{ slug: string }>(
        `select w.slug, w.kind, w.version, c.op, c.actor_kind, c.after
         from public.workspace w
         join public.workspace_slug s using (workspace_id, slug)
         join public.change c on c.workspace_id = w.workspace_id and c.entity = 'workspace'
           and c.version = w.version`,
      );
      return answer.rows;
    });
    const slug: unknown = expect.stringMatching(/^personal-[a-z2-9]{6}$/u);
    const after = { slug, kind: "personal" };
    const row = { slug, kind: "personal", version: 2, op: "update", actor_kind: "system", after };
    expect(rows).toEqual(people.map(() => row));
    expect(new Set(rows.map((each) => each.slug)).size).toBe(people.length);
    for (const { workspaceId } of people) {
      expect(
        await asAdmin({ adminUrl: url }, (client) => verifyChain(client, workspaceId)),
      ).toMatchObject({ kind: "intact" });
    }
    await database.close();
  });

  test("a session from before counts as proved when it began, not when the server was updated", async ({
    cluster,
  }) => {
    const url = await cluster.createDatabase();
    await migrate(url, undefined, upTo("0005_search"));
    const ids = await asAdmin({ adminUrl: url }, async (client) => {
      await client.query(
        `insert into public."user" (id, email, name, password_hash)
         values (gen_random_uuid(), 'ada@example.test', 'Ada', 'none')`,
      );
      const { rows } = await client.query<{ id: string }>(
        `insert into public.session (id, user_id, salt, created_at, idle_expires_at, expires_at)
         select gen_random_uuid(), id, decode(repeat('00', 32), 'hex'), now() - interval '1 day',
           now() + interval '1 day', now() + interval '1 day' from public."user" returning id`,
      );
      return rows;
    });
    await migrate(url);
    const proved = await asAdmin({ adminUrl: url }, (client) =>
      client.query("select id from public.session where authenticated_at = created_at"),
    );
    expect(proved.rows).toEqual(ids);
  });

  test("that fails leaves what was applied before it, and nothing of its own", async ({
    cluster,
  }) => {
    const url = await cluster.createDatabase();
    const broken = migration("9999_broken", "create table public.half (); select 1 / 0");
    await expect(migrate(url, undefined, [...ALL, broken])).rejects.toThrow("division by zero");
    expect(await historyOf(url)).toHaveLength(ALL.length);
    expect(await migrate(url)).toEqual({ applied: [], total: ALL.length });
    const whole = migration("9999_whole", "create table public.half ()");
    expect((await migrate(url, undefined, [...ALL, whole])).applied).toEqual(["9999_whole"]);
  });

  test("stops at a warning, such as a right that could not be taken away", async ({ cluster }) => {
    const url = await cluster.createDatabase();
    const careless = migration(
      "9999_careless",
      `create function public.f() returns int language sql as 'select 1';
       alter function public.f() owner to tf_definer;
       revoke execute on function public.f() from public`,
    );
    await expect(migrate(url, undefined, [...ALL, careless])).rejects.toThrow(WarningError);
    expect(await historyOf(url)).toHaveLength(ALL.length);
  });

  test("changes rows when it lifts FORCE in its own transaction, and the log has it", async ({
    cluster,
  }) => {
    const url = await cluster.createDatabase();
    await migrate(url);
    const database = open(url);
    const person = await seedPerson(database);
    await seedTask(database, person, { title: "old" });
    const update = "update public.task set title = 'new', version = version + 1;";
    const steps = [
      ...ALL,
      migration("9998_forced", update),
      migration(
        "9999_lifted",
        `alter table public.task no force row level security; ${update}
         alter table public.task force row level security`,
      ),
    ];
    const titles = async () => {
      const { db } = database.reader(person);
      return (await db.selectFrom("task").select("title").execute()).map(({ title }) => title);
    };
    await migrate(url, undefined, steps.slice(0, -1));
    expect(await titles()).toEqual(["old"]);
    await migrate(url, undefined, steps);
    expect(await titles()).toEqual(["new"]);
    const { db } = database.reader(person);
    const last = await db
      .selectFrom("change")
      .select(["actor_kind", "op", "after"])
      .orderBy("seq", "desc")
      .executeTakeFirst();
    expect(last).toEqual({ actor_kind: "system", op: "update", after: { title: "new" } });
    await database.close();
  });
});

describe("a database is refused", () => {
  test.for<readonly [string, (all: readonly Migration[]) => readonly Migration[], string]>([
    ["that is newer", (all) => all.slice(0, -1), "newer than this program"],
    [
      "whose applied migration has another text here",
      ([first, ...rest]) => [migration(first?.name ?? "", "select 1"), ...rest],
      "was applied in another form",
    ],
    [
      "that has a migration between ours",
      ([first, ...rest]) => [...(first ? [first] : []), migration("0001_z", "select 1"), ...rest],
      "was applied in another form",
    ],
  ])("%s, and nothing is applied", async ([, alter, sentence], { cluster }) => {
    const url = await cluster.createDatabase();
    await migrate(url);
    const attempt = migrate(url, undefined, alter(ALL));
    await expect(attempt).rejects.toThrow(OperatorError);
    await expect(attempt).rejects.toThrow(sentence);
    expect(await historyOf(url)).toEqual(ALL.map(({ name, checksum }) => ({ name, checksum })));
  });

  test("that cannot hold every text", async ({ cluster }) => {
    const url = await cluster.createDatabase("encoding 'LATIN1' locale 'C' template template0");
    await expect(migrate(url)).rejects.toThrow("encoded in LATIN1");
  });

  test("in which everybody may make tables, until it was migrated", async ({ cluster }) => {
    const url = await cluster.createDatabase();
    const everybody = (client: Client) =>
      client.query("select from pg_roles where has_schema_privilege('tf_app', 'public', 'create')");
    await migrate(url);
    await asAdmin({ adminUrl: url }, async (client) => {
      await client.query("grant create on schema public to public");
      expect((await everybody(client)).rowCount).toBeGreaterThan(0);
    });
    await migrate(url);
    await asAdmin({ adminUrl: url }, async (client) => {
      expect((await everybody(client)).rowCount).toBe(0);
    });
  });
});
