import type { Client } from "pg";
import { expect } from "vitest";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedPerson, type SeededPerson } from "./testing/seed-person.ts";
import { seedTask } from "./testing/seed-task.ts";
import { seedToken } from "./testing/seed-token.ts";

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly command: string;
}

const POLICIES = `
  select tablename as table, policyname as name, cmd as command from pg_policies
  where schemaname = 'public' and 'tf_app' = any (roles) order by 1, 2`;

/** A new row of each table that takes any, in every workspace that can be seen. */
const NEW_ROWS: Readonly<Record<string, string>> = {
  idempotency_record: `(workspace_id, caller_id, key, user_id, fingerprint, answer)
    select workspace_id, gen_random_uuid(), 'probe', current_setting('app.user_id')::uuid,
      sha256(''), '{}' from public.workspace`,
  task: `(workspace_id, id, title)
    select workspace_id, gen_random_uuid(), 'probe' from public.workspace`,
  invitation: `(workspace_id, id, secret_hash, role, invited_by)
    select workspace_id, gen_random_uuid(), sha256(uuid_send(gen_random_uuid())), 'admin',
      current_setting('app.user_id')::uuid from public.workspace`,
  project_member: `(workspace_id, id, project_id, user_id, role)
    select workspace_id, gen_random_uuid(), id, current_setting('app.user_id')::uuid, 'viewer'
    from public.project where is_default`,
};

/** What each command of a policy lets an actor do, as a count of rows. */
const PROBES: Readonly<Record<string, (table: string) => string>> = {
  SELECT: (table) => `select count(*) from public."${table}"`,
  UPDATE: (table) =>
    `with touched as (update public."${table}" set version = version returning 1) select count(*) from touched`,
  INSERT: (table) =>
    `with made as (insert into public."${table}" ${NEW_ROWS[table]} returning 1) select count(*) from made`,
  DELETE: (table) =>
    `with gone as (delete from public."${table}" returning 1) select count(*) from gone`,
};

/** Rows that the owner of a workspace reaches after some statements, all of which are rolled back. */
async function reached(
  client: Client,
  { sessionId, workspaceId }: SeededPerson,
  { policy, change }: { policy: Policy; change: string },
): Promise<number> {
  await client.query("begin");
  try {
    await client.query(change);
    await client.query("set local role tf_app");
    await client.query("select public.enter_write($1, $2, null, null)", [sessionId, workspaceId]);
    const probe = PROBES[policy.command]?.(policy.table) ?? "";
    const { rows } = await client.query<{ count: string }>(probe);
    return Number(rows[0]?.count);
  } catch (error) {
    // A row that the policies do not admit is an error for an insert.
    expect(error).toMatchObject({ code: "42501" });
    return 0;
  } finally {
    await client.query("rollback");
  }
}

/** Gives each workspace a project with a member and a share link. */
async function seedProjects(client: Client): Promise<void> {
  await client.query(`
    insert into public.project (workspace_id, id, name, key, color, icon)
      select workspace_id, workspace_id, 'Web', 'WEB', 'blue', 'globe' from public.workspace;
    insert into public.project_member (workspace_id, id, project_id, user_id, role)
      select workspace_id, workspace_id, workspace_id, user_id, 'manager' from public.membership;
    insert into public.share_link (workspace_id, id, project_id, has_password)
      select workspace_id, workspace_id, workspace_id, false from public.workspace`);
}

test("each policy is needed: without it an owner reaches nothing, open it would show a stranger's rows", async ({
  database,
  testDatabase,
}) => {
  const [person, stranger] = [await seedPerson(database), await seedPerson(database)];
  await seedTask(database, person);
  await seedTask(database, stranger);
  await seedToken(testDatabase, person);
  await seedToken(testDatabase, stranger);
  await asAdmin(testDatabase, async (client) => {
    for (const { workspaceId, userId } of [person, stranger]) {
      await client.query(
        `insert into public.invitation (workspace_id, id, secret_hash, role, invited_by)
         values ($1, gen_random_uuid(), sha256(uuid_send($1)), 'admin', $2)`,
        [workspaceId, userId],
      );
      await client.query(
        `insert into public.idempotency_record
           (workspace_id, caller_id, key, user_id, fingerprint, answer)
         values ($1, $2, 'key', $2, sha256(''), '{}')`,
        [workspaceId, userId],
      );
    }
    await seedProjects(client);
    const { rows: policies } = await client.query<Policy>(POLICIES);
    expect(policies.length).toBeGreaterThan(0);
    for (const policy of policies) {
      const name = `"${policy.name}" on public."${policy.table}"`;
      const usual = await reached(client, person, { policy, change: "select" });
      const without = await reached(client, person, { policy, change: `drop policy ${name}` });
      expect({ name, isReached: usual > 0, without }).toEqual({
        name,
        isReached: true,
        without: 0,
      });
      if (policy.command !== "SELECT") continue;
      const change = `alter policy ${name} using (true)`;
      const opened = await reached(client, person, { policy, change });
      expect({ name, isWider: opened > usual }).toEqual({ name, isWider: true });
    }
  });
});
