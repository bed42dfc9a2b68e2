import { createHash, randomUUID } from "node:crypto";
import type { Client } from "pg";
import { expect } from "vitest";
import type { Database } from "./database.ts";
import { SessionEndedError } from "./database-error.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { seedProject } from "./testing/seed-project.ts";

const TASKS = 3;

async function seedLink(client: Client, workspaceId: string, projectId: string): Promise<Buffer> {
  const hash = createHash("sha256").update(randomUUID()).digest();
  await client.query(
    `with link as (
       insert into public.share_link (workspace_id, id, project_id, has_password)
       values ($1, gen_random_uuid(), $2, false) returning id)
     insert into public.share_secret (hash, workspace_id, share_link_id) select $3, $1, id from link`,
    [workspaceId, projectId, hash],
  );
  return hash;
}

/** The rows of each table that tf_app may read at all, as the actor of a link sees them. */
async function seen(client: Client, hash: Buffer): Promise<Record<string, number>> {
  const { rows: tables } = await client.query<{ name: string; columns: string }>(
    `select c.relname as name, string_agg(quote_ident(a.attname), ', ') as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
       and has_column_privilege('tf_app', c.oid, a.attnum, 'select')
     group by c.relname`,
  );
  await client.query("begin; set local role tf_app");
  await client.query("select public.enter_share($1)", [hash]);
  const counts: Record<string, number> = {};
  for (const { name, columns } of tables) {
    const { rowCount } = await client.query(`select ${columns} from public."${name}"`);
    if (rowCount !== 0) counts[name] = rowCount ?? 0;
  }
  await client.query("rollback");
  return counts;
}

test("the actor of a link sees one project and its tasks, and no row of any other table", async ({
  database,
  testDatabase,
}) => {
  const { workspaceId } = await seedPerson(database);
  const open = { workspaceId, isPrivate: false, tasks: TASKS };
  const shared = await seedProject(testDatabase, { ...open, isPrivate: true });
  await seedProject(testDatabase, open);
  await asAdmin(testDatabase, async (client) => {
    const hash = await seedLink(client, workspaceId, shared);
    expect(await seen(client, hash)).toEqual({ project: 1, task: TASKS });
    expect(await seen(client, Buffer.alloc(32))).toEqual({});
    const reader = database.shareReader(hash);
    const rows = await reader.db.selectFrom("project").select("id").execute();
    expect(rows).toEqual([{ id: shared }]);
  });
});

test("who comes from a link writes nothing, and calls no function that makes anything", async ({
  database,
  testDatabase,
}) => {
  const { workspaceId } = await seedPerson(database);
  const seed = { workspaceId, isPrivate: false, tasks: TASKS };
  const shared = await seedProject(testDatabase, seed);
  await asAdmin(testDatabase, async (client) => {
    const hash = await seedLink(client, workspaceId, shared);
    for (const statement of [
      "update public.task set title = 'mine'",
      "update public.project set name = 'mine'",
      "delete from public.project_member",
    ]) {
      await client.query("begin; set local role tf_app");
      await client.query("select public.enter_share($1)", [hash]);
      expect((await client.query(statement)).rowCount).toBe(0);
      await client.query("rollback");
    }
    for (const call of [
      `insert into public.task (workspace_id, id, project_id, title)
       values ('${workspaceId}', gen_random_uuid(), '${shared}', 'mine')`,
      `select public.create_project('${workspaceId}', gen_random_uuid(), 'x', 'X', 'gray', 'list', '', false, 9)`,
      `select public.create_share_link('${workspaceId}', '${shared}', gen_random_uuid(), null, '\\x', null, 9)`,
    ]) {
      await client.query("begin; set local role tf_app");
      await client.query("select public.enter_share($1)", [hash]);
      await expect(client.query(call)).rejects.toMatchObject({ code: "42501" });
      await client.query("rollback");
    }
  });
});

const ENDS: Readonly<Record<string, string>> = {
  "was revoked": "update public.share_link set revoked_at = now() where workspace_id = $1",
  "is past its time":
    "update public.share_link set expires_at = now() - interval '1 second' where workspace_id = $1",
};

async function isLive({ shareReader }: Database, hash: Buffer): Promise<boolean> {
  try {
    await shareReader(hash).db.selectFrom("task").select("title").execute();
    return true;
  } catch (error) {
    if (error instanceof SessionEndedError) return false;
    throw error;
  }
}

test.for(Object.entries(ENDS))(
  "a link that %s opens nothing from the next statement on",
  async ([, statement], { database, testDatabase }) => {
    const { workspaceId } = await seedPerson(database);
    const seed = { workspaceId, isPrivate: false, tasks: TASKS };
    const shared = await seedProject(testDatabase, seed);
    await asAdmin(testDatabase, async (client) => {
      const hash = await seedLink(client, workspaceId, shared);
      expect(await isLive(database, hash)).toBe(true);
      await client.query(statement, [workspaceId]);
      expect(await isLive(database, hash)).toBe(false);
    });
  },
);
