-- What workspaces own. Every key begins with workspace_id, every reference between these tables
-- carries it: foreign-key checks bypass row-level security, so only the key itself can keep a row
-- from pointing into another tenant.

create extension if not exists btree_gin with schema public;

create table public.workspace (
  workspace_id uuid primary key,
  name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);

create table public.membership (
  workspace_id uuid not null references public.workspace (workspace_id),
  user_id uuid not null references public."user" (id),
  role text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (workspace_id, user_id)
);

create table public.task (
  workspace_id uuid not null references public.workspace (workspace_id),
  id uuid not null,
  title text not null check (length(title) between 1 and 500),
  description text not null default '' check (length(description) <= 100000),
  status text not null default 'todo' check (status in ('todo', 'in_progress', 'done', 'cancelled')),
  priority text not null default 'none'
    check (priority in ('none', 'low', 'medium', 'high', 'urgent')),
  due_date date,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  deleted_at timestamptz,
  version integer not null default 1,
  -- Plain words only: left to itself PostgreSQL takes an address, a host or a tag for one word, and
  -- every sign beyond ASCII for a letter. So signs become spaces first, by their numbers and not by a
  -- class of letters, which would depend on the server's locale. search_task does the same.
  search tsvector not null generated always as (
    setweight(to_tsvector('simple', regexp_replace(title,
      '[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff]', ' ', 'g')), 'A') ||
    setweight(to_tsvector('simple', regexp_replace(description,
      '[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff]', ' ', 'g')), 'D')
  ) stored,
  primary key (workspace_id, id)
);
create index task_created_at_idx on public.task (workspace_id, created_at desc, id desc)
  where deleted_at is null;
create index task_status_created_at_idx on public.task (workspace_id, status, created_at desc, id desc)
  where deleted_at is null;
create index task_deleted_created_at_idx on public.task (workspace_id, created_at desc, id desc)
  where deleted_at is not null;
create index task_search_idx on public.task using gin (workspace_id, search);

grant select on public.workspace, public.membership to tf_app;
-- Columns by name: nothing may be written that a verb does not mean to write, the key least of all.
grant select, insert (workspace_id, id, title, description, status, priority, due_date),
  update (title, description, status, priority, due_date, updated_at, deleted_at, version)
  on public.task to tf_app;
grant select, insert on public.workspace, public.membership to tf_definer;
grant select on public.task to tf_definer;

-- Policies read settings only, so that each is an index condition that is evaluated once. Enabled and
-- forced: the tables' owner is bound by them too.
alter table public.workspace enable row level security;
alter table public.workspace force row level security;
create policy workspace_definer on public.workspace to tf_definer using (true) with check (true);
create policy workspace_read on public.workspace for select to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]));

alter table public.membership enable row level security;
alter table public.membership force row level security;
create policy membership_definer on public.membership to tf_definer using (true) with check (true);
create policy membership_read on public.membership for select to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]));

alter table public.task enable row level security;
alter table public.task force row level security;
create policy task_definer on public.task for select to tf_definer using (true);
create policy task_read on public.task for select to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]));
create policy task_insert on public.task for insert to tf_app
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[]));
create policy task_update on public.task for update to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[]))
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[]));
