import type { Client } from "pg";

/** Tables that belong to no tenant. Whatever else there is must carry workspace_id. */
const IDENTITY = [
  "access",
  "api_token",
  "instance",
  "invitation",
  "rate_limit",
  "schema_migration",
  "session",
  "share_secret",
  "signing_secret",
  "used_nonce",
  "user",
  "workspace_slug",
];
/** Tables of the log itself, what is worked out from others, and what was answered; they are not logged. */
const LOG = ["change", "change_head", "idempotency_record", "project_list", "task_counter"];
/** The one sub-select that a policy may have: a setting, taken apart once a statement. */
const LIST = String.raw`SELECT unnest\(\(COALESCE\(NULLIF\(current_setting\('app\.\w+'::text, true\), ''::text\), '{}'::text\)\)::uuid\[\]\) AS unnest`;
/** Roles that policies may name. */
const ROLES = ["tf_app", "tf_auth", "tf_definer"];

const TABLES = `
  tables as (
    select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, c.relacl,
      c.relname = any (array[${quoted(IDENTITY)}]) as is_identity,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id'
        and not a.attisdropped) as has_workspace
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  ),
  tenant as (select * from tables where has_workspace and not is_identity)`;

const POLICIES = `
  policies as (
    select t.name || '.' || p.polname as name, t.is_identity, p.polcmd, t.has_workspace,
      exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'project_id'
        and not a.attisdropped) as has_project,
      pg_get_expr(p.polqual, p.polrelid) as reads,
      pg_get_expr(p.polwithcheck, p.polrelid) as writes,
      array(select case when r = 0 then 'public' else r::regrole::text end
        from unnest(p.polroles) r) as roles
    from pg_policy p join tables t on t.oid = p.polrelid
  )`;

const FUNCTIONS = `
  functions as (
    select p.oid::regprocedure::text as name, p.proowner::regrole::text as owner, p.prosecdef,
      p.proconfig, p.proacl
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass
        and d.objid = p.oid and d.deptype = 'e')
  )`;

/** Each query answers the names of what breaks the rule that it stands under. */
const RULES: Readonly<Record<string, string>> = {
  "is neither a table of identity nor of a tenant":
    "select name from tables where not is_identity and not has_workspace",
  "lacks row-level security": "select name from tenant where not relrowsecurity",
  "does not force row-level security": "select name from tenant where not relforcerowsecurity",
  "is granted to tf_app without a policy for it": `
    select t.name from tables t
    where (t.has_workspace or t.name in ('user', 'session', 'rate_limit'))
      and exists (
        select from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
          and has_column_privilege('tf_app', t.oid, a.attnum, 'select, insert, update, references'))
      and not exists (
        select from pg_policy p where p.polrelid = t.oid and 'tf_app'::regrole = any (p.polroles))`,
  "has a primary key that does not begin with workspace_id": `
    select t.name from tenant t where not exists (
      select from pg_constraint k
      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
      where k.conrelid = t.oid and k.contype = 'p' and a.attname = 'workspace_id')`,
  "refers to a tenant's table without workspace_id": `
    select f.name || '.' || k.conname as name
    from pg_constraint k
    join tables f on f.oid = k.conrelid
    join tenant t on t.oid = k.confrelid
    where k.contype = 'f' and (f.is_identity or not exists (
      select from unnest(k.conkey, k.confkey) as pair (own, other)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other
      where a.attname = 'workspace_id' and b.attname = 'workspace_id'))`,
  "writes past the change log": `
    select t.name || ' on ' || event.name as name
    from tenant t
    cross join (values ('insert', 4), ('delete', 8), ('update', 16)) as event (name, bit)
    where t.name <> all (array[${quoted(LOG)}]) and not exists (
      select from pg_trigger g
      where g.tgrelid = t.oid and g.tgfoid = 'public.log_change'::regproc and g.tgenabled = 'O'
        and g.tgtype = event.bit
        and (g.tgnewtable is not null or event.name = 'delete')
        and (g.tgoldtable is not null or event.name = 'insert')
        and encode(g.tgargs, 'escape') like t.name || '\\\\000%' and g.tgqual is null
        and (strpos(encode(g.tgargs, 'escape'), '\\000project_id\\000') > 0 or not exists (
          select from pg_attribute a where a.attrelid = t.oid and a.attname = 'project_id'
            and not a.attisdropped)))`,
  "is an enum: its operators are not leakproof":
    "select t.typname::text as name from pg_type t where t.typtype = 'e'",
  "is a view with its owner's rights": `
    select c.relname::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
      and coalesce(not c.reloptions @> '{security_invoker=true}', true)`,
  "lets somebody through whom no policy may name": `
    select name from policies where not roles <@ array[${quoted(ROLES)}]`,
  "lets everything through": `
    select name from policies
    where (reads = 'true' or writes = 'true') and roles <> '{tf_definer}'
      and not (is_identity and roles = '{tf_auth}')`,
  "reads more than settings": `
    select name from policies
    where 'tf_app' = any (roles)
      and regexp_replace(concat(reads, writes), $list$${LIST}$list$, '', 'g') ilike '%select%'`,
  "is not bound to the workspace that was entered": `
    select name from policies
    where 'tf_app' = any (roles) and has_workspace and not is_identity and (
      reads not like '%workspace_id = ANY%current_setting(''app.%'
      or writes not like '%workspace_id = ANY%current_setting(''app.write''%'
      or polcmd <> 'r' and concat(reads, writes) not like '%''app.write''%'
      or polcmd = '*')`,
  "is not bound to the projects on the lists": `
    select name from policies
    where 'tf_app' = any (roles) and has_project and (
      reads not like '%project_id IN%SELECT unnest%''app.%projects''%'
      or writes not like '%project_id IN%SELECT unnest%''app.%projects''%'
      or polcmd <> 'r' and concat(reads, writes) not similar to '%''app.(write|managed)\\_projects''%')`,
  "is a function of somebody else than tf_definer":
    "select name from functions where owner <> 'tf_definer'",
  "runs with its caller's rights": "select name from functions where not prosecdef",
  "has a search path that others may change": `
    select name from functions
    where proconfig is null or not 'search_path=pg_catalog, pg_temp' = any (proconfig)`,
  "may be called by everybody": `
    select name from functions
    where proacl is null or exists (select from aclexplode(proacl) where grantee = 0)`,
  "is granted to everybody": `
    select name from tables
    where exists (select from aclexplode(relacl) where grantee = 0)`,
  "may do more than a role of TaskFlow": `
    select rolname::text as name from pg_roles
    where rolname in ('tf_owner', 'tf_app', 'tf_auth', 'tf_definer')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit
        or rolname = 'tf_definer' and rolcanlogin)`,
  "has the rights of tf_definer": `
    select name from unnest('{tf_owner,tf_app,tf_auth}'::text[]) name
    where pg_has_role(name, 'tf_definer', 'usage')
      or name <> 'tf_owner' and pg_has_role(name, 'tf_definer', 'member')`,
  "is a member of another role": `
    select m.member::regrole::text as name from pg_auth_members m
    where m.member in ('tf_app'::regrole, 'tf_auth'::regrole, 'tf_definer'::regrole)`,
  "owns something that is not its own to own": `
    select d.refobjid::regrole::text || ' of ' || pg_describe_object(d.classid, d.objid, d.objsubid)
      as name
    from pg_shdepend d
    where d.deptype = 'o' and d.dbid = (select oid from pg_database where datname = current_database())
      and (d.refobjid in ('tf_app'::regrole, 'tf_auth'::regrole)
        or d.refobjid = 'tf_definer'::regrole and d.classid <> 'pg_proc'::regclass
        or d.refobjid = 'tf_owner'::regrole and d.classid = 'pg_proc'::regclass)`,
  "may be written by tf_app beyond rows": `
    select t.name from tables t
    where has_table_privilege('tf_app', t.oid, 'truncate, trigger, references')
      or has_table_privilege('tf_auth', t.oid, 'truncate, trigger, references')`,
  "may be changed by those who serve": `
    select 'the schema public' as name
    where has_schema_privilege('tf_app', 'public', 'create')
      or has_schema_privilege('tf_auth', 'public', 'create')`,
};

/**
 * Walks the catalog of a migrated database, and names everything that would let a tenant's row reach
 * somebody else or a write miss the change log. Empty when the second wall stands.
 */
export async function findCatalogFaults(client: Client): Promise<string[]> {
  const faults: string[] = [];
  for (const [rule, query] of Object.entries(RULES)) {
    const { rows } = await client.query<{ name: string }>(
      `with ${TABLES}, ${POLICIES}, ${FUNCTIONS} ${query}`,
    );
    faults.push(...rows.map(({ name }) => `${name} ${rule}`));
  }
  return faults;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}
