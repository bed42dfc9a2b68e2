-- Every write to a tenant's table appends to its change log in the same transaction. The head row of
-- the workspace is locked for each write, so the order of numbers is the order of commits, and a
-- reader that has seen N has seen everything up to N.

create table public.change_head (
  workspace_id uuid primary key references public.workspace (workspace_id),
  seq bigint not null default 0,
  hash bytea not null default '\x'
);

create table public.change (
  workspace_id uuid not null references public.workspace (workspace_id),
  seq bigint not null,
  project_id uuid,
  actor_kind text not null check (actor_kind in ('person', 'system')),
  actor_id uuid,
  at timestamptz not null,
  entity text not null,
  entity_id uuid not null,
  version integer not null,
  op text not null check (op in ('insert', 'update', 'delete')),
  -- The changed fields alone; of an insert all of them, of a delete all of them before.
  before jsonb not null,
  after jsonb not null,
  call_id uuid,
  request_id text,
  -- The chain hashes every column and, of the payload, a salted digest only: so a payload can be
  -- erased, as a person may ask, and the chain still verifies.
  salt bytea not null,
  digest bytea not null,
  hash bytea not null,
  primary key (workspace_id, seq),
  -- Erased is a row without payload and without the salt, by which one might guess the payload.
  constraint change_erased_check
    check (length(salt) = 32 or (length(salt) = 0 and before = '{}' and after = '{}'))
);
create index change_entity_idx on public.change (workspace_id, entity_id, version);

grant select on public.change to tf_app;
grant select, insert, update on public.change_head to tf_definer;
grant select, insert on public.change to tf_definer;

alter table public.change_head enable row level security;
alter table public.change_head force row level security;
create policy change_head_definer on public.change_head to tf_definer using (true) with check (true);

alter table public.change enable row level security;
alter table public.change force row level security;
create policy change_definer on public.change to tf_definer using (true) with check (true);
create policy change_read on public.change for select to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]));

create type public.change_draft as (
  workspace_id uuid,
  entity_id uuid,
  version integer,
  before jsonb,
  after jsonb
);

-- What tf_definer owns it makes itself: the rights to a function could not be taken away from everybody
-- by tf_owner once the function had changed hands.
set local role tf_definer;

create function public.start_change_log() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.change_head (workspace_id) select workspace_id from new_rows;
  return null;
end $$;

-- Arguments: the entity's name and the column that identifies it inside its workspace.
create function public.log_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  -- Not part of what a person changed: the keys, the derived, and what each write touches.
  ignored constant text[] := array['workspace_id', 'search', 'version', 'created_at', 'updated_at'];
  drafts public.change_draft[];
  draft public.change_draft;
  touched integer;
  bound uuid;
  head public.change_head;
  moment timestamptz := clock_timestamp();
  project uuid;
  actor uuid := nullif(current_setting('app.user_id', true), '')::uuid;
  kind text := case when actor is null then 'system' else 'person' end;
  call uuid := nullif(current_setting('app.call_id', true), '')::uuid;
  request text := nullif(current_setting('app.request_id', true), '');
  salt bytea;
  digest bytea;
begin
  if tg_op = 'INSERT' then
    select count(*), array_agg(
      row(n.workspace_id, to_jsonb(n)->>tg_argv[1], n.version, '{}'::jsonb,
          to_jsonb(n) - ignored)::public.change_draft
      order by n.workspace_id, to_jsonb(n)->>tg_argv[1])
    into touched, drafts from new_rows n;
  elsif tg_op = 'DELETE' then
    select count(*), array_agg(
      row(o.workspace_id, to_jsonb(o)->>tg_argv[1], o.version, to_jsonb(o) - ignored,
          '{}'::jsonb)::public.change_draft
      order by o.workspace_id, to_jsonb(o)->>tg_argv[1])
    into touched, drafts from old_rows o;
  else
    select count(*) into touched from new_rows;
    select array_agg(
      row(pair.new->>'workspace_id', pair.new->>tg_argv[1], pair.new->>'version', diff.before,
          diff.after)::public.change_draft
      order by pair.new->>'workspace_id', pair.new->>tg_argv[1])
    into drafts
    from (
      -- Grouped and not joined: a join's plan that was kept from single rows would be quadratic here.
      select (array_agg(v.row) filter (where v.is_new))[1] as new,
             (array_agg(v.row) filter (where not v.is_new))[1] as old
      from (select to_jsonb(t) as row, true as is_new from new_rows t
            union all
            select to_jsonb(t), false from old_rows t) v
      group by v.row->>'workspace_id', v.row->>tg_argv[1]
      having count(*) = 2
    ) pair
    cross join lateral (
      select coalesce(jsonb_object_agg(a.key, b.value), '{}') as before,
             coalesce(jsonb_object_agg(a.key, a.value), '{}') as after
      from jsonb_each(pair.new - ignored) a
      join jsonb_each(pair.old - ignored) b on b.key = a.key
      where a.value is distinct from b.value
    ) diff;
  end if;
  if touched = 0 then
    return null;
  end if;
  if cardinality(drafts) is distinct from touched then
    raise exception 'a key of % was changed', tg_argv[0];
  end if;

  foreach draft in array drafts loop
    if bound is distinct from draft.workspace_id then
      if bound is not null then
        update public.change_head set seq = head.seq, hash = head.hash where workspace_id = bound;
      end if;
      bound := draft.workspace_id;
      select * into head from public.change_head where workspace_id = bound for update;
      if not found then
        raise exception 'workspace % has no change head', bound;
      end if;
    end if;
    head.seq := head.seq + 1;
    salt := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
    digest := sha256(salt || convert_to(jsonb_build_array(draft.before, draft.after)::text, 'UTF8'));
    head.hash := sha256(head.hash || digest || convert_to(jsonb_build_array(
      bound, head.seq, project, kind, actor, extract(epoch from moment), tg_argv[0],
      draft.entity_id, draft.version, lower(tg_op), call, request)::text, 'UTF8'));
    insert into public.change (workspace_id, seq, project_id, actor_kind, actor_id, at, entity,
      entity_id, version, op, before, after, call_id, request_id, salt, digest, hash)
    values (bound, head.seq, project, kind, actor, moment, tg_argv[0], draft.entity_id,
      draft.version, lower(tg_op), draft.before, draft.after, call, request, salt, digest, head.hash);
  end loop;
  update public.change_head set seq = head.seq, hash = head.hash where workspace_id = bound;
  return null;
end $$;

revoke execute on function public.start_change_log(), public.log_change() from public;
-- To make triggers of them.
grant execute on function public.start_change_log(), public.log_change() to tf_owner;

set local role tf_owner;

-- Triggers of one kind fire in the order of their names: the head is there before the first change.
create trigger change_head after insert on public.workspace
  referencing new table as new_rows for each statement execute function public.start_change_log();

create trigger change_insert after insert on public.workspace
  referencing new table as new_rows for each statement
  execute function public.log_change('workspace', 'workspace_id');
create trigger change_update after update on public.workspace
  referencing old table as old_rows new table as new_rows for each statement
  execute function public.log_change('workspace', 'workspace_id');
create trigger change_delete after delete on public.workspace
  referencing old table as old_rows for each statement
  execute function public.log_change('workspace', 'workspace_id');

create trigger change_insert after insert on public.membership
  referencing new table as new_rows for each statement
  execute function public.log_change('membership', 'user_id');
create trigger change_update after update on public.membership
  referencing old table as old_rows new table as new_rows for each statement
  execute function public.log_change('membership', 'user_id');
create trigger change_delete after delete on public.membership
  referencing old table as old_rows for each statement
  execute function public.log_change('membership', 'user_id');

create trigger change_insert after insert on public.task
  referencing new table as new_rows for each statement
  execute function public.log_change('task', 'id');
create trigger change_update after update on public.task
  referencing old table as old_rows new table as new_rows for each statement
  execute function public.log_change('task', 'id');
create trigger change_delete after delete on public.task
  referencing old table as old_rows for each statement
  execute function public.log_change('task', 'id');
