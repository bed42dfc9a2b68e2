-- Projects: what tasks belong to and are numbered in, who sees a private one, and the links by which
-- people without an account read one.

create table public.project (
  -- What a workspace ends with goes with it.
  workspace_id uuid not null references public.workspace (workspace_id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  -- Before the number of each of its tasks: WEB-12.
  key text not null check (key ~ '^[A-Z][A-Z0-9]{0,5}$'),
  color text not null
    check (color in ('gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink')),
  icon text not null check (icon in ('inbox', 'folder', 'list', 'star', 'flag', 'heart', 'home',
    'briefcase', 'book', 'bug', 'rocket', 'globe')),
  description text not null default '' check (length(description) <= 10000),
  -- Made with the workspace, for the tasks that name no project.
  is_default boolean not null default false,
  is_private boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  archived_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  constraint project_key_key unique (workspace_id, key),
  constraint project_default_check check (not is_default or not is_private and archived_at is null)
);
create unique index project_default_key on public.project (workspace_id) where is_default;
-- Every list that names no project leaves their tasks out.
create index project_archived_idx on public.project (workspace_id) where archived_at is not null;

-- The ids of each workspace's projects, with commas between, as the prelude of every statement needs them.
create table public.project_list (
  workspace_id uuid primary key references public.workspace (workspace_id) on delete cascade,
  open text,
  private text
);

-- The highest number of a task that has left its project: its number is not given again. Not part of the log, like change_head.
create table public.task_counter (
  workspace_id uuid not null,
  project_id uuid not null,
  last_number integer not null,
  primary key (workspace_id, project_id),
  foreign key (workspace_id, project_id) references public.project (workspace_id, id) on delete cascade
);

-- Who may see a private project, and who manages a project. Nobody's role here is wider than in the
-- workspace: of the two the narrower counts.
create table public.project_member (
  workspace_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  user_id uuid not null,
  role text not null check (role in ('manager', 'editor', 'viewer')),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  primary key (workspace_id, id),
  constraint project_member_user_id_key unique (workspace_id, project_id, user_id),
  foreign key (workspace_id, project_id) references public.project (workspace_id, id) on delete cascade,
  foreign key (workspace_id, user_id) references public.membership (workspace_id, user_id)
);
create index project_member_user_id_idx on public.project_member (workspace_id, user_id);

create table public.share_link (
  workspace_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  has_password boolean not null,
  expires_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, project_id) references public.project (workspace_id, id) on delete cascade
);
create index share_link_project_id_idx on public.share_link (workspace_id, project_id);

-- By what each link is known. Whoever comes with a secret is in no workspace yet, so this is no tenant's
-- table and points into none.
create table public.share_secret (
  hash bytea primary key check (length(hash) = 32),
  workspace_id uuid not null,
  share_link_id uuid not null,
  password_hash text,
  constraint share_secret_share_link_id_key unique (workspace_id, share_link_id)
);

grant select on public.project, public.project_member, public.share_link to tf_app;
grant update (name, key, color, icon, description, is_private, archived_at, updated_at, version)
  on public.project to tf_app;
grant insert (workspace_id, id, project_id, user_id, role), update (role, updated_at, version), delete
  on public.project_member to tf_app;
grant update (revoked_at, updated_at, version) on public.share_link to tf_app;

grant select, insert on public.project, public.share_link to tf_definer;
grant select, insert, update on public.task_counter, public.project_list to tf_definer;
grant select, insert, update, delete on public.project_member to tf_definer;
grant select, insert, delete on public.share_secret to tf_definer;

-- Four settings more that the prelude makes. app.read_tasks: the workspaces whose projects and tasks may be
-- read, the same as app.read but for the actor of a share link, who reads nothing else. app.projects: the
-- projects that the actor may see, one by one, so that whatever is not on the list is hidden;
-- app.write_projects and app.managed_projects: those whose tasks and those whose members they may change.
-- The lists are in a sub-select of settings alone: so they are taken apart once a statement and not once
-- a row.
alter table public.project enable row level security;
alter table public.project force row level security;
create policy project_definer on public.project to tf_definer using (true) with check (true);
create policy project_read on public.project for select to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.read_tasks', true), ''), '{}')::uuid[])
    and id in (select unnest(coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[])));
create policy project_update on public.project for update to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and id in (select unnest(coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])))
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and id in (select unnest(coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])));

alter table public.project_list enable row level security;
alter table public.project_list force row level security;
create policy project_list_definer on public.project_list to tf_definer using (true) with check (true);

alter table public.task_counter enable row level security;
alter table public.task_counter force row level security;
create policy task_counter_definer on public.task_counter to tf_definer using (true) with check (true);

alter table public.project_member enable row level security;
alter table public.project_member force row level security;
create policy project_member_definer on public.project_member to tf_definer using (true) with check (true);
create policy project_member_read on public.project_member for select to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[])));
create policy project_member_insert on public.project_member for insert to tf_app
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])));
create policy project_member_update on public.project_member for update to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])))
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])));
create policy project_member_delete on public.project_member for delete to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])));

alter table public.share_link enable row level security;
alter table public.share_link force row level security;
create policy share_link_definer on public.share_link to tf_definer using (true) with check (true);
create policy share_link_read on public.share_link for select to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])));
create policy share_link_update on public.share_link for update to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])))
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])));

alter table public.share_secret enable row level security;
alter table public.share_secret force row level security;
create policy share_secret_definer on public.share_secret to tf_definer using (true) with check (true);

alter table public.task add column project_id uuid, add column number integer;
alter type public.change_draft add attribute project_id uuid, add attribute op text;

set local role tf_definer;

-- As before, and each change is filed under its project; the third argument names the column that says
-- which. A row that moves is logged twice: it left the one project, and came to the other. So readers of
-- each learn what concerns them, and nothing of the other. What goes out of somebody's sight is logged twice,
-- too: under its project, and once without any content for everybody, by which whoever holds a copy learns
-- to look again.
create or replace function public.log_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  -- Not part of what a person changed: the keys, the derived, and what each write touches.
  ignored constant text[] := array['workspace_id', 'search', 'version', 'created_at', 'updated_at'];
  place constant text[] := array['project_id', 'number'];
  drafts public.change_draft[];
  draft public.change_draft;
  touched integer;
  drafted integer;
  bound uuid;
  head public.change_head;
  moment timestamptz := clock_timestamp();
  actor uuid := nullif(current_setting('app.user_id', true), '')::uuid;
  kind text := case when actor is null then 'system' else 'person' end;
  call uuid := nullif(current_setting('app.call_id', true), '')::uuid;
  request text := nullif(current_setting('app.request_id', true), '');
  salt bytea;
  digest bytea;
begin
  if tg_op = 'INSERT' then
    select count(*), count(*), array_agg(
      row(n.workspace_id, to_jsonb(n)->>tg_argv[1], n.version, '{}'::jsonb,
          to_jsonb(n) - ignored, to_jsonb(n)->>tg_argv[2], 'insert')::public.change_draft
      order by n.workspace_id, to_jsonb(n)->>tg_argv[1])
    into touched, drafted, drafts from new_rows n;
  elsif tg_op = 'DELETE' then
    if not exists (select from old_rows o join public.change_head h using (workspace_id)) then
      return null;
    end if;
    select count(*) filter (where not logged.is_hint), count(*) filter (where not logged.is_hint), array_agg(
      row(o.workspace_id, to_jsonb(o)->>tg_argv[1], o.version,
          case when logged.is_hint then '{}' else to_jsonb(o) - ignored end, '{}'::jsonb,
          case when not logged.is_hint then to_jsonb(o)->>tg_argv[2] end, 'delete')::public.change_draft
      order by o.workspace_id, to_jsonb(o)->>tg_argv[1], logged.is_hint)
    into touched, drafted, drafts
    from old_rows o
    cross join lateral (
      select false as is_hint union all select true where tg_argv[0] = 'project_member'
    ) logged;
  else
    select count(*) into touched from new_rows;
    select count(*) filter (where logged.op = 'update'), array_agg(
      row(pair.new->>'workspace_id', pair.new->>tg_argv[1], pair.new->>'version', logged.before,
          logged.after, logged.project_id, logged.op)::public.change_draft
      order by pair.new->>'workspace_id', pair.new->>tg_argv[1], logged.op)
    into drafted, drafts
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
             coalesce(jsonb_object_agg(a.key, a.value), '{}') as after,
             pair.old->>tg_argv[2] is distinct from pair.new->>tg_argv[2] as is_moved
      from jsonb_each(pair.new - ignored) a
      join jsonb_each(pair.old - ignored) b on b.key = a.key
      where a.value is distinct from b.value
    ) diff
    cross join lateral (
      select pair.new->>tg_argv[2] as project_id, 'update' as op,
             case when diff.is_moved then diff.before - place else diff.before end as before, diff.after
      union all
      select pair.old->>tg_argv[2], 'delete',
             jsonb_build_object('project_id', pair.old->'project_id', 'number', pair.old->'number'), '{}'
      where diff.is_moved
      union all
      select null, 'delete', '{}', '{}'
      where (pair.new->>'is_private')::boolean and not (pair.old->>'is_private')::boolean
    ) logged;
  end if;
  if touched = 0 then
    return null;
  end if;
  if drafted is distinct from touched then
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
      bound, head.seq, draft.project_id, kind, actor, extract(epoch from moment), tg_argv[0],
      draft.entity_id, draft.version, draft.op, call, request)::text, 'UTF8'));
    insert into public.change (workspace_id, seq, project_id, actor_kind, actor_id, at, entity,
      entity_id, version, op, before, after, call_id, request_id, salt, digest, hash)
    values (bound, head.seq, draft.project_id, kind, actor, moment, tg_argv[0], draft.entity_id,
      draft.version, draft.op, draft.before, draft.after, call, request, salt, digest, head.hash);
  end loop;
  update public.change_head set seq = head.seq, hash = head.hash where workspace_id = bound;
  return null;
end $$;

-- A workspace begins with the project of tasks that name none.
create function public.start_default_project() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.project (workspace_id, id, name, key, color, icon, is_default)
    select workspace_id, gen_random_uuid(), 'Tasks', 'TASK', 'gray', 'inbox', true from new_rows;
  return null;
end $$;

create function public.list_projects() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Also for who does not stand in the line of writers: the list is of all that were there before.
  perform 1 from public.change_head h
    where h.workspace_id in (select n.workspace_id from new_rows n) order by h.workspace_id for update;
  insert into public.project_list (workspace_id, open, private)
    select p.workspace_id, string_agg(p.id::text, ',') filter (where not p.is_private),
      string_agg(p.id::text, ',') filter (where p.is_private)
    from public.project p
    where p.workspace_id in (select n.workspace_id from new_rows n)
    group by p.workspace_id
    on conflict (workspace_id) do update set open = excluded.open, private = excluded.private;
  return null;
end $$;

-- Gives a task that is new in a project the number after the last one there, whoever writes it. Writers of a
-- workspace wait in one line, and what fails or is there already takes no number, so there are no gaps. It
-- reads the last number and counts in no row of its own: ten thousand rows in one statement would leave
-- ten thousand versions of that, each to be passed by the next.
create function public.number_task() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
-- From the end of the index, also when the plan was made while the table was small.
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  -- Also for who does not stand in the line: all locks are taken in one order.
  perform 1 from public.change_head h where h.workspace_id = new.workspace_id for update;
  if tg_op = 'UPDATE' then
    insert into public.task_counter as c (workspace_id, project_id, last_number)
      values (old.workspace_id, old.project_id, old.number)
      on conflict (workspace_id, project_id) do update
        set last_number = greatest(c.last_number, excluded.last_number);
  elsif new.project_id is null then
    select p.id into new.project_id from public.project p
      where p.workspace_id = new.workspace_id and p.is_default;
  end if;
  new.number := 1 + greatest(
    coalesce((select t.number from public.task t
      where t.workspace_id = new.workspace_id and t.project_id = new.project_id
      order by t.number desc limit 1), 0),
    coalesce((select c.last_number from public.task_counter c
      where c.workspace_id = new.workspace_id and c.project_id = new.project_id), 0));
  return new;
end $$;

-- The same for rows that are taken out for good, which no verb does.
create function public.keep_task_numbers() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.task_counter as c (workspace_id, project_id, last_number)
    select o.workspace_id, o.project_id, max(o.number) from old_rows o group by o.workspace_id, o.project_id
    on conflict (workspace_id, project_id) do update
      set last_number = greatest(c.last_number, excluded.last_number);
  return null;
end $$;

-- Who leaves a workspace, or may only read there from now on, manages nothing in it. What nobody else
-- manages goes to the one who did that to them, or else to the owner who came first.
create function public.hand_over_projects() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := nullif(current_setting('app.user_id', true), '')::uuid;
  heir uuid;
begin
  select m.user_id into heir from public.membership m
    where m.workspace_id = old.workspace_id and m.user_id <> old.user_id
      and (m.role = 'owner' or m.user_id = actor and m.role <> 'viewer')
      -- In a workspace that ends nobody takes over.
      and exists (select from public.change_head h where h.workspace_id = old.workspace_id)
    order by m.user_id is not distinct from actor desc, m.created_at, m.user_id
    limit 1;
  insert into public.project_member as p (workspace_id, id, project_id, user_id, role)
    select m.workspace_id, gen_random_uuid(), m.project_id, heir, 'manager'
    from public.project_member m
    where m.workspace_id = old.workspace_id and m.user_id = old.user_id and m.role = 'manager'
      and heir is not null
      and not exists (select from public.project_member o
        where o.workspace_id = m.workspace_id and o.project_id = m.project_id
          and o.user_id <> m.user_id and o.role = 'manager')
    on conflict (workspace_id, project_id, user_id) do update
      set role = 'manager', version = p.version + 1, updated_at = clock_timestamp();
  if tg_op = 'DELETE' then
    delete from public.project_member where workspace_id = old.workspace_id and user_id = old.user_id;
    return old;
  end if;
  update public.project_member set role = 'viewer', version = version + 1, updated_at = clock_timestamp()
    where workspace_id = old.workspace_id and user_id = old.user_id and role <> 'viewer';
  return new;
end $$;

create function public.forget_share_secret() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.share_secret s using old_rows o
    where s.workspace_id = o.workspace_id and s.share_link_id = o.id;
  return null;
end $$;

revoke execute on function public.start_default_project(), public.list_projects(),
  public.number_task(), public.keep_task_numbers(), public.hand_over_projects(), public.forget_share_secret() from public;
grant execute on function public.start_default_project(), public.list_projects(),
  public.number_task(), public.keep_task_numbers(), public.hand_over_projects(), public.forget_share_secret() to tf_owner;

set local role tf_owner;

create trigger list_insert after insert on public.project
  referencing new table as new_rows for each statement execute function public.list_projects();
create trigger list_update after update on public.project
  referencing new table as new_rows for each statement execute function public.list_projects();
create trigger change_insert after insert on public.project
  referencing new table as new_rows for each statement
  execute function public.log_change('project', 'id', 'id');
create trigger change_update after update on public.project
  referencing old table as old_rows new table as new_rows for each statement
  execute function public.log_change('project', 'id', 'id');
create trigger change_delete after delete on public.project
  referencing old table as old_rows for each statement
  execute function public.log_change('project', 'id', 'id');

create trigger change_insert after insert on public.project_member
  referencing new table as new_rows for each statement
  execute function public.log_change('project_member', 'id', 'project_id');
create trigger change_update after update on public.project_member
  referencing old table as old_rows new table as new_rows for each statement
  execute function public.log_change('project_member', 'id', 'project_id');
create trigger change_delete after delete on public.project_member
  referencing old table as old_rows for each statement
  execute function public.log_change('project_member', 'id', 'project_id');

create trigger change_insert after insert on public.share_link
  referencing new table as new_rows for each statement
  execute function public.log_change('share_link', 'id', 'project_id');
create trigger change_update after update on public.share_link
  referencing old table as old_rows new table as new_rows for each statement
  execute function public.log_change('share_link', 'id', 'project_id');
create trigger change_delete after delete on public.share_link
  referencing old table as old_rows for each statement
  execute function public.log_change('share_link', 'id', 'project_id');
create trigger share_secret after delete on public.share_link
  referencing old table as old_rows for each statement execute function public.forget_share_secret();

create trigger leave_projects before delete on public.membership
  for each row execute function public.hand_over_projects();
create trigger narrow_projects before update of role on public.membership
  for each row when (new.role = 'viewer' and old.role <> 'viewer')
  execute function public.hand_over_projects();

-- After change_insert, by its name: the log knows the workspace first.
create trigger default_project after insert on public.workspace
  referencing new table as new_rows for each statement execute function public.start_default_project();

set local role tf_definer;
insert into public.project (workspace_id, id, name, key, color, icon, is_default)
  select workspace_id, gen_random_uuid(), 'Tasks', 'TASK', 'gray', 'inbox', true from public.workspace;
set local role tf_owner;

-- The tasks that are there get their numbers in the order in which they were made. That is no change of
-- theirs that anybody made, so their versions stay, and the log does not tell of it.
drop trigger change_update on public.task;
alter table public.task no force row level security;
alter table public.project no force row level security;
update public.task t set project_id = n.project_id, number = n.number
  from (select t.workspace_id, t.id, p.id as project_id,
          row_number() over (partition by t.workspace_id order by t.created_at, t.id) as number
        from public.task t
        join public.project p on p.workspace_id = t.workspace_id and p.is_default) n
  where n.workspace_id = t.workspace_id and n.id = t.id;
alter table public.task force row level security;
alter table public.project force row level security;

alter table public.task alter column project_id set not null, alter column number set not null,
  add constraint task_project_id_fkey foreign key (workspace_id, project_id)
    references public.project (workspace_id, id),
  add constraint task_number_key unique (workspace_id, project_id, number);
create index task_project_created_at_idx
  on public.task (workspace_id, project_id, created_at desc, id desc) where deleted_at is null;
grant insert (project_id), update (project_id) on public.task to tf_app;
-- By these words the types of the tables know that a row may come without them.
comment on column public.task.project_id is 'filled in by a trigger';
comment on column public.task.number is 'filled in by a trigger';

create trigger number_task before insert on public.task
  for each row execute function public.number_task();
create trigger renumber_task before update of project_id on public.task
  for each row when (new.project_id is distinct from old.project_id)
  execute function public.number_task();
create trigger keep_task_numbers after delete on public.task
  referencing old table as old_rows for each statement execute function public.keep_task_numbers();
drop trigger change_insert on public.task;
drop trigger change_delete on public.task;
create trigger change_insert after insert on public.task
  referencing new table as new_rows for each statement
  execute function public.log_change('task', 'id', 'project_id');
create trigger change_update after update on public.task
  referencing old table as old_rows new table as new_rows for each statement
  execute function public.log_change('task', 'id', 'project_id');
create trigger change_delete after delete on public.task
  referencing old table as old_rows for each statement
  execute function public.log_change('task', 'id', 'project_id');

alter policy task_read on public.task
  using (workspace_id = any (coalesce(nullif(current_setting('app.read_tasks', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[])));
alter policy task_insert on public.task
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.write_projects', true), ''), '{}')::uuid[])));
-- Of a move both ends: out of a project and into another.
alter policy task_update on public.task
  using (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.write_projects', true), ''), '{}')::uuid[])))
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and project_id in (select unnest(coalesce(nullif(current_setting('app.write_projects', true), ''), '{}')::uuid[])));
-- What is of no project is of the workspace itself, or from before there were projects.
alter policy change_read on public.change
  using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
    and (project_id is null or project_id in (
      select unnest(coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[]))));

set local role tf_definer;

-- As before, and it lists the projects. Owners and admins are over all of them; others see the open ones
-- and those that they are named in.
create or replace function public.bind_actor(p_user uuid, p_read uuid[], p_write uuid[],
  p_role text default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  lists public.project_list;
  visible text;
  writable text;
  managed text;
begin
  if p_role is not null then
    -- One workspace, as nearly always.
    select l.* into lists from public.project_list l where l.workspace_id = p_read[1];
    if p_role in ('owner', 'admin') then
      visible := concat_ws(',', lists.open, lists.private);
      writable := visible;
      managed := visible;
    elsif lists.private is null and p_write is null then
      visible := lists.open;
    else
      select concat_ws(',', lists.open, string_agg(p.id::text, ',') filter (where p.is_private)),
          concat_ws(',', lists.open,
            string_agg(p.id::text, ',') filter (where p.is_private and m.role in ('manager', 'editor'))),
          string_agg(p.id::text, ',') filter (where m.role = 'manager')
        into visible, writable, managed
        from public.project_member m
        join public.project p on p.workspace_id = m.workspace_id and p.id = m.project_id
        where m.workspace_id = p_read[1] and m.user_id = p_user;
    end if;
  elsif p_read is not null then
    select string_agg(p.id::text, ',') into visible
      from public.access a
      join public.project p on p.workspace_id = a.workspace_id
      where a.user_id = p_user and a.workspace_id = any (p_read)
        and (not p.is_private or a.role in ('owner', 'admin') or exists (
          select from public.project_member m
          where m.workspace_id = p.workspace_id and m.project_id = p.id and m.user_id = p_user));
  end if;
  if p_write is null then
    writable := null;
    managed := null;
  end if;
  execute format('set local app.user_id = %L; set local app.read = %L; set local app.write = %L; '
    'set local app.role = %L; set local app.read_tasks = %2$L; set local app.projects = ''{%5$s}''; '
    'set local app.write_projects = ''{%6$s}''; set local app.managed_projects = ''{%7$s}''',
    coalesce(p_user::text, ''), coalesce(p_read, '{}')::text, coalesce(p_write, '{}')::text,
    coalesce(p_role, ''), visible, writable, managed);
end $$;

-- The actor of a share link: reads one project and its tasks, is nobody, and is in no workspace.
create function public.enter_share(p_hash bytea, out user_id uuid, out role text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link public.share_link;
begin
  select l.* into link
    from public.share_secret s
    join public.share_link l on l.workspace_id = s.workspace_id and l.id = s.share_link_id
    where s.hash = p_hash and l.revoked_at is null and (l.expires_at is null or l.expires_at > now());
  user_id := link.id;
  execute format($set$set local app.user_id = ''; set local app.read = '{}'; set local app.write = '{}';
    set local app.role = ''; set local app.read_tasks = %L; set local app.projects = %L;
    set local app.write_projects = '{}'; set local app.managed_projects = '{}'$set$,
    array_remove(array[link.workspace_id], null)::text, array_remove(array[link.project_id], null)::text);
end $$;

-- What a secret opens, if it is live, and the password that is wanted besides. For tf_auth, which looks at
-- the password before anybody enters.
create function public.find_share(p_hash bytea, out share_link_id uuid, out password_hash text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id, s.password_hash
  from public.share_secret s
  join public.share_link l on l.workspace_id = s.workspace_id and l.id = s.share_link_id
  where s.hash = p_hash and l.revoked_at is null and (l.expires_at is null or l.expires_at > now())
$$;

-- Makes a project of the actor's, who manages it; puts it on the lists of the transaction, so that its
-- maker sees it. Answers false if the workspace has p_max of them.
create function public.create_project(p_workspace uuid, p_id uuid, p_name text, p_key text, p_color text,
  p_icon text, p_description text, p_private boolean, p_max integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  list text;
begin
  if not p_workspace = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[]) then
    raise exception 'this workspace is not the actor''s to write' using errcode = 'insufficient_privilege';
  end if;
  if (select count(*) from public.project p where p.workspace_id = p_workspace) >= p_max then
    return false;
  end if;
  insert into public.project (workspace_id, id, name, key, color, icon, description, is_private)
    values (p_workspace, p_id, p_name, p_key, p_color, p_icon, p_description, p_private);
  insert into public.project_member (workspace_id, id, project_id, user_id, role)
    values (p_workspace, gen_random_uuid(), p_id, current_setting('app.user_id')::uuid, 'manager');
  foreach list in array '{app.projects,app.write_projects,app.managed_projects}'::text[] loop
    execute format('set local %s = %L', list, array_append(current_setting(list)::uuid[], p_id)::text);
  end loop;
  return true;
end $$;

-- Answers false if the project has p_max links that were not revoked.
create function public.create_share_link(p_workspace uuid, p_project uuid, p_id uuid, p_expires_at timestamptz,
  p_hash bytea, p_password_hash text, p_max integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (p_workspace = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and p_project = any (coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])) then
    raise exception 'this project is not the actor''s to share' using errcode = 'insufficient_privilege';
  end if;
  if (select count(*) from public.share_link l
      where l.workspace_id = p_workspace and l.project_id = p_project and l.revoked_at is null) >= p_max then
    return false;
  end if;
  insert into public.share_link (workspace_id, id, project_id, has_password, expires_at)
    values (p_workspace, p_id, p_project, p_password_hash is not null, p_expires_at);
  insert into public.share_secret (hash, workspace_id, share_link_id, password_hash)
    values (p_hash, p_workspace, p_id, p_password_hash);
  return true;
end $$;

revoke execute on function public.enter_share(bytea), public.find_share(bytea),
  public.create_project(uuid, uuid, text, text, text, text, text, boolean, integer),
  public.create_share_link(uuid, uuid, uuid, timestamptz, bytea, text, integer) from public;
grant execute on function public.enter_share(bytea),
  public.create_project(uuid, uuid, text, text, text, text, text, boolean, integer),
  public.create_share_link(uuid, uuid, uuid, timestamptz, bytea, text, integer) to tf_app;
grant execute on function public.find_share(bytea) to tf_auth;

-- Search as before, in the projects that the actor may see: in one of them, or in all that are not archived;
-- and by the key and the number of a task, which comes first.
drop function public.search_task(uuid, text, text[], text[], boolean);
drop function public.search_newest(uuid, tsquery, tsquery, text[], text[], boolean);

create function public.search_newest(p_workspace uuid, p_projects uuid[], p_words tsquery, p_any_word tsquery,
  p_status text[], p_priority text[], p_deleted boolean) returns table (id uuid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- In the order of the index: whatever sorts would read the whole workspace.
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  -- Twice, because each of the two indexes has its own half.
  if p_deleted then
    return query
      select n.id, ts_rank(n.search, p_any_word)
      from (select t.id, t.search, t.status, t.priority, t.project_id from public.task t
            where t.workspace_id = p_workspace and t.deleted_at is not null
            order by t.created_at desc, t.id desc limit 10000) n
      where case when pg_column_size(n.search) <= 2000 then n.search @@ p_words else false end
        and (p_status is null or n.status = any (p_status))
        and (p_priority is null or n.priority = any (p_priority))
        and n.project_id = any (p_projects)
      limit 200;
  else
    return query
      select n.id, ts_rank(n.search, p_any_word)
      from (select t.id, t.search, t.status, t.priority, t.project_id from public.task t
            where t.workspace_id = p_workspace and t.deleted_at is null
            order by t.created_at desc, t.id desc limit 10000) n
      where case when pg_column_size(n.search) <= 2000 then n.search @@ p_words else false end
        and (p_status is null or n.status = any (p_status))
        and (p_priority is null or n.priority = any (p_priority))
        and n.project_id = any (p_projects)
      limit 200;
  end if;
end $$;
revoke execute on function
  public.search_newest(uuid, uuid[], tsquery, tsquery, text[], text[], boolean) from public;

create function public.search_task(p_workspace uuid, p_query text, p_status text[], p_priority text[],
  p_deleted boolean, p_project uuid) returns table (id uuid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- Statistics know all tenants together: for a word that is frequent in another workspace only, a scan
-- until 200 are found looks cheap, and reads everybody's tasks. What is left is the index of words.
set enable_seqscan = off set enable_indexscan = off as $$
declare
  projects uuid[];
  named uuid;
  words text;
  any_word tsquery;
  own_words tsquery;
  ids uuid[];
  ranks real[];
begin
  if not p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]) then
    return;
  end if;
  select coalesce(array_agg(p.id), '{}') into projects
  from public.project p
  where p.workspace_id = p_workspace
    and p.id = any (coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[])
    and case when p_project is null then p.archived_at is null else p.id = p_project end;

  if p_query ~ '^[A-Za-z][A-Za-z0-9]{0,5}-[1-9][0-9]{0,8}$' then
    select t.id into named
    from public.project p
    join public.task t on t.workspace_id = p.workspace_id and t.project_id = p.id
      and t.number = split_part(p_query, '-', 2)::integer
    where p.workspace_id = p_workspace and p.key = upper(split_part(p_query, '-', 1))
      and p.id = any (projects)
      and (p_status is null or t.status = any (p_status))
      and (p_priority is null or t.priority = any (p_priority))
      and (t.deleted_at is not null) = p_deleted;
    if named is not null then
      return query select named, 10::real;
    end if;
  end if;

  -- plainto_tsquery takes any text; each word of its canonical form may be a beginning only. Once the
  -- signs are spaces, no word holds one that a query would read as its own.
  words := regexp_replace(plainto_tsquery('simple', regexp_replace(p_query,
    '[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff]', ' ', 'g'))::text,
    '''( &|$)', ''':*\1', 'g');
  if words = '' then
    return;
  end if;
  -- All words are there in whatever is found; the rank by any of them costs what the words cost, and not
  -- their pairs.
  any_word := replace(words, ' & ', ' | ')::tsquery;
  select array_agg(n.id), array_agg(n.rank) into ids, ranks
  from public.search_newest(p_workspace, projects, words::tsquery, any_word, p_status, p_priority, p_deleted) n
  where n.id is distinct from named;
  return query select * from unnest(ids, ranks);
  if cardinality(ids) = 200 then
    return;
  end if;

  own_words := regexp_replace(words, '(^|& )''', '\1''' || right(p_workspace::text, 12), 'g');
  return query
    with found as materialized (
      select t.id, t.search
      from public.task t
      where t.workspace_id = p_workspace
        and regexp_replace(strip(t.search)::text, '(^| )''', '\1''' || right(t.workspace_id::text, 12), 'g')::tsvector
          @@ own_words
        and (p_status is null or t.status = any (p_status))
        and (p_priority is null or t.priority = any (p_priority))
        and (t.deleted_at is not null) = p_deleted
        -- No condition for an index: one of all the workspace's tasks would look cheap beside the words.
        and (t.project_id = any (projects)) is true
        and t.id <> all (array_remove(array_append(ids, named), null))
      limit 200 - coalesce(cardinality(ids), 0)
    )
    select f.id, ts_rank(f.search, any_word) from found f;
end $$;

revoke execute on function public.search_task(uuid, text, text[], text[], boolean, uuid) from public;
grant execute on function public.search_task(uuid, text, text[], text[], boolean, uuid) to tf_app;

set local role tf_owner;
