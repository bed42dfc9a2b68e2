import {
  InvitationRole,
  ProjectColor,
  ProjectIcon,
  ProjectRole,
  Role,
  Scope,
  TaskPriority,
  TaskStatus,
  TokenKind,
  WorkspaceKind,
} from "@taskflow/contract";
import type { Client } from "pg";
import { describe, expect } from "vitest";
import { asAdmin } from "./testing/as-admin.ts";
import { findCatalogFaults } from "./testing/catalog-faults.ts";
import { dbTest as test } from "./testing/db-test.ts";

test("no table, policy, function or role leaves a hole in the second wall", async ({
  testDatabase,
}) => {
  expect(await asAdmin(testDatabase, findCatalogFaults)).toEqual([]);
});

/** A tenant's table as it should be, for the holes below to be the only ones. */
const NOTE = `
  create table public.note (
    workspace_id uuid not null references public.workspace (workspace_id),
    id uuid not null,
    task_id uuid not null,
    version integer not null default 1,
    primary key (workspace_id, id),
    foreign key (workspace_id, task_id) references public.task (workspace_id, id)
  );
  alter table public.note owner to tf_owner;
  grant select, insert, update on public.note to tf_app;
  alter table public.note enable row level security;
  alter table public.note force row level security;
  create policy note_read on public.note for select to tf_app
    using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]));
  create policy note_write on public.note for update to tf_app
    using (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[]));
  create trigger change_insert after insert on public.note referencing new table as new_rows
    for each statement execute function public.log_change('note', 'id');
  create trigger change_update after update on public.note
    referencing old table as old_rows new table as new_rows
    for each statement execute function public.log_change('note', 'id');
  create trigger change_delete after delete on public.note referencing old table as old_rows
    for each statement execute function public.log_change('note', 'id');`;

async function faultsOf(client: Client, statements: string): Promise<string[]> {
  await client.query("begin");
  try {
    await client.query(statements);
    return await findCatalogFaults(client);
  } finally {
    await client.query("rollback");
  }
}

const HOLES: Readonly<Record<string, string>> = {
  "create table public.attachment (id uuid primary key)":
    "attachment is neither a table of identity nor of a tenant",
  "alter table public.note disable row level security": "note lacks row-level security",
  "alter table public.note no force row level security": "note does not force row-level security",
  "drop policy note_read on public.note; drop policy note_write on public.note":
    "note is granted to tf_app without a policy for it",
  "grant select on public.session to tf_app":
    "session is granted to tf_app without a policy for it",
  "alter table public.note drop constraint note_pkey, add primary key (id, workspace_id)":
    "note has a primary key that does not begin with workspace_id",
  "create unique index on public.task (id); alter table public.note add constraint stray foreign key (task_id) references public.task (id)":
    "note.stray refers to a tenant's table without workspace_id",
  "alter table public.access add constraint stray foreign key (workspace_id) references public.workspace":
    "access.stray refers to a tenant's table without workspace_id",
  "drop trigger change_delete on public.note": "note on delete writes past the change log",
  "alter table public.note disable trigger change_update":
    "note on update writes past the change log",
  [`drop trigger change_insert on public.note;
    create trigger change_insert after insert on public.note referencing new table as new_rows
      for each statement execute function public.log_change('task', 'id')`]:
    "note on insert writes past the change log",
  "create type public.mood as enum ('good')": "mood is an enum: its operators are not leakproof",
  "create view public.all_task as select * from public.task":
    "all_task is a view with its owner's rights",
  "create policy open on public.note for select using (false)":
    "note.open lets somebody through whom no policy may name",
  "create policy open on public.note for select to tf_app using (true)":
    "note.open lets everything through",
  "create policy open on public.note to tf_auth using (true)": "note.open lets everything through",
  "alter policy note_read on public.note using (workspace_id in (select workspace_id from public.access))":
    "note.note_read reads more than settings",
  "alter policy note_read on public.note using (id is not null)":
    "note.note_read is not bound to the workspace that was entered",
  [`alter policy note_write on public.note using
    (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]))`]:
    "note.note_write is not bound to the workspace that was entered",
  "alter table public.note add column project_id uuid":
    "note.note_read is not bound to the projects on the lists",
  "alter table public.note add column project_id uuid not null":
    "note on insert writes past the change log",
  [`alter policy task_update on public.task
    using (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
      and project_id in (select unnest(coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[])))
    with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
      and project_id in (select unnest(coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[])))`]:
    "task.task_update is not bound to the projects on the lists",
  "create function public.f() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1'; revoke execute on function public.f from public":
    "f() is a function of somebody else than tf_definer",
  "alter function public.enter_own(uuid) security invoker":
    "enter_own(uuid) runs with its caller's rights",
  "alter function public.enter_own(uuid) reset search_path":
    "enter_own(uuid) has a search path that others may change",
  "grant execute on function public.enter_own(uuid) to public":
    "enter_own(uuid) may be called by everybody",
  "grant select on public.note to public": "note is granted to everybody",
  "alter role tf_app bypassrls": "tf_app may do more than a role of TaskFlow",
  "alter role tf_definer login": "tf_definer may do more than a role of TaskFlow",
  "grant tf_definer to tf_owner with inherit true": "tf_owner has the rights of tf_definer",
  "grant tf_definer to tf_app with inherit false": "tf_app has the rights of tf_definer",
  "grant tf_auth to tf_app": "tf_app is a member of another role",
  "alter table public.note owner to tf_app":
    "tf_app of table note owns something that is not its own to own",
  "grant truncate on public.note to tf_app": "note may be written by tf_app beyond rows",
  "grant create on schema public to public": "the schema public may be changed by those who serve",
};

describe("the walk", () => {
  test("finds nothing in a table that is made as it should be", async ({ testDatabase }) => {
    expect(await asAdmin(testDatabase, (client) => faultsOf(client, NOTE))).toEqual([]);
  });

  test.for(Object.entries(HOLES))("finds: %s", async ([statements, fault], { testDatabase }) => {
    const faults = await asAdmin(testDatabase, (client) =>
      faultsOf(client, `${NOTE}; ${statements}`),
    );
    expect(faults).toContain(fault);
  });
});

const COLUMN_PRIVILEGES = `
  select c.relname::text as table, p.privilege,
    case when has_table_privilege($1, c.oid, p.privilege) then array['*'] else
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and has_column_privilege($1, c.oid, a.attnum, p.privilege) order by a.attname) end as columns
  from pg_class c
  cross join (values ('select'), ('insert'), ('update')) as p (privilege)
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  union all
  select c.relname, 'delete', array['*'] from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and has_table_privilege($1, c.oid, 'delete')`;

async function privilegesOf(client: Client, role: string): Promise<Record<string, string>> {
  const { rows } = await client.query<{ table: string; privilege: string; columns: string[] }>(
    COLUMN_PRIVILEGES,
    [role],
  );
  return Object.fromEntries(
    rows
      .filter(({ columns }) => columns.length > 0)
      .map(({ table, privilege, columns }) => [`${privilege} ${table}`, columns.join(" ")]),
  );
}

test("tf_app may touch these columns and no others: no secret, no session, no log, no key", async ({
  testDatabase,
}) => {
  expect(await asAdmin(testDatabase, (client) => privilegesOf(client, "tf_app"))).toEqual({
    "delete invitation": "*",
    "insert idempotency_record": "answer caller_id fingerprint key project_id user_id workspace_id",
    "insert invitation": "email id invited_by role secret_hash workspace_id",
    "delete project_member": "*",
    "insert project_member": "id project_id role user_id workspace_id",
    "insert task": "description due_date id priority project_id status title workspace_id",
    "select access": "*",
    "select api_token":
      "created_at expires_at id kind last_used_at name revoked_at scopes user_id workspace_id",
    "select change": "*",
    "select idempotency_record": "*",
    "select invitation": "created_at email expires_at id invited_by role used_at workspace_id",
    "select membership": "*",
    "select project": "*",
    "select project_member": "*",
    "select schema_migration": "*",
    "select share_link": "*",
    "select task": "*",
    "select user": "created_at email id name time_zone week_start",
    "select workspace": "*",
    "update workspace": "name requires_signing updated_at version",
    "update project": "archived_at color description icon is_private key name updated_at version",
    "update project_member": "role updated_at version",
    "update share_link": "revoked_at updated_at version",
    "update task":
      "deleted_at description due_date priority project_id status title updated_at version",
  });
});

test("tf_auth may touch identity alone, and gives nobody a role in a workspace", async ({
  testDatabase,
}) => {
  expect(await asAdmin(testDatabase, (client) => privilegesOf(client, "tf_auth"))).toEqual({
    "delete rate_limit": "*",
    "delete session": "*",
    "delete user": "*",
    "insert rate_limit": "*",
    "insert session": "*",
    "insert user": "*",
    "select rate_limit": "*",
    "select session": "*",
    "select user": "*",
    "update rate_limit": "*",
    "update session": "*",
    "update user": "*",
  });
});

test.for([
  ["access", "role", Role.options],
  ["api_token", "kind", TokenKind.options],
  ["api_token", "scopes", Scope.options],
  ["membership", "role", Role.options],
  ["invitation", "role", InvitationRole.options],
  ["workspace", "kind", WorkspaceKind.options],
  ["project", "color", ProjectColor.options],
  ["project", "icon", ProjectIcon.options],
  ["project_member", "role", ProjectRole.options],
  ["task", "status", TaskStatus.options],
  ["task", "priority", TaskPriority.options],
] as const)(
  "%s.%s admits what the contract names, and nothing else",
  async ([table, column, options], { testDatabase }) => {
    const { rows } = await asAdmin(testDatabase, (client) =>
      client.query<{ definition: string }>(
        `select pg_get_constraintdef(k.oid) as definition from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum]
       where k.contype = 'c' and k.conrelid = $1::regclass and a.attname = $2`,
        [`public.${table}`, column],
      ),
    );
    const values = rows.map(({ definition }) =>
      [...definition.matchAll(/'([^']+)'::text/gu)].map(([, value]) => value),
    );
    expect(values).toEqual([options]);
  },
);
