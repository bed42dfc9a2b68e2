import { createHash, randomUUID } from "node:crypto";
import type { Client } from "pg";
import { expect } from "vitest";
import type { Database } from "./database.ts";
import { SessionEndedError } from "./database-error.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedMember } from "./testing/seed-member.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { seedProject } from "./testing/seed-project.ts";

const TASKS = 3;

interface SeededLink {
  readonly workspaceId: string;
  readonly projectId: string;
  /** Who made it. */
  readonly userId: string | null;
}

async function seedLink(
  client: Client,
  { workspaceId, projectId, userId }: SeededLink,
): Promise<Buffer> {
  const hash = createHash("sha256").update(randomUUID()).digest();
  await client.query(
    `with link as (
       insert into public.share_link (workspace_id, id, project_id, has_password, created_by)
       values ($1, gen_random_uuid(), $2, false, $4) returning id)
     insert into public.share_secret (hash, workspace_id, share_link_id) select $3, $1, id from link`,
    [workspaceId, projectId, hash, userId],
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
  const { workspaceId, userId } = await seedPerson(database);
  const open = { workspaceId, isPrivate: false, tasks: TASKS };
  const shared = await seedProject(testDatabase, { ...open, isPrivate: true });
  await seedProject(testDatabase, open);
  await asAdmin(testDatabase, async (client) => {
    const hash = await seedLink(client, { workspaceId, projectId: shared, userId });
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
  const { workspaceId, userId } = await seedPerson(database);
  const seed = { workspaceId, isPrivate: false, tasks: TASKS };
  const shared = await seedProject(testDatabase, seed);
  await asAdmin(testDatabase, async (client) => {
    const hash = await seedLink(client, { workspaceId, projectId: shared, userId });
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
  "is of who is not in the workspace any more":
    "delete from public.access where workspace_id = $1 and role = 'editor'",
  "is of who may only read there from now on":
    "update public.access set role = 'viewer' where workspace_id = $1 and role = 'editor'",
  "is of who is not over its project any more":
    "delete from public.project_member where workspace_id = $1",
  "is of who does not manage its project any more":
    "update public.project_member set role = 'editor' where workspace_id = $1",
  "is of who was shut out": `update public."user" set disabled_at = now()
     where id in (select user_id from public.access where workspace_id = $1 and role = 'editor')`,
  "is of nobody that is known":
    "update public.share_link set created_by = null where workspace_id = $1",
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
    const { userId } = await seedPerson(database);
    await seedMember(testDatabase, { userId, workspaceId, role: "editor" });
    const seed = { workspaceId, isPrivate: true, tasks: TASKS };
    const projectId = await seedProject(testDatabase, seed);
    await asAdmin(testDatabase, async (client) => {
      await client.query(
        `insert into public.project_member (workspace_id, id, project_id, user_id, role)
         values ($1, gen_random_uuid(), $2, $3, 'manager')`,
        [workspaceId, projectId, userId],
      );
      const hash = await seedLink(client, { workspaceId, projectId, userId });
      expect(await isLive(database, hash)).toBe(true);
      await client.query(statement, [workspaceId]);
      expect(await isLive(database, hash)).toBe(false);
    });
  },
);
