-- Identity: who people are and how they get in. Only tf_auth works here; tf_app sees of it what the
-- policies at the end let through. Nothing here has a trigger or points into a tenant's table.

create table public."user" (
  id uuid primary key,
  email text not null constraint user_email_key unique,
  name text not null,
  password_hash text not null,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  constraint user_email_canonical_check check (email = lower(email) and length(email) <= 254)
);

create table public.session (
  id uuid primary key,
  user_id uuid not null references public."user" (id) on delete cascade,
  -- Random; with the server's own key it makes the key of this session's refresh tokens.
  salt bytea not null check (length(salt) = 32),
  -- Which refresh token is valid now: the previous one is answered with the same successor again.
  counter integer not null default 0 check (counter >= 0),
  refreshed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  idle_expires_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text check (revoked_reason in ('signed_out', 'reused', 'replaced', 'disabled')),
  user_agent text not null default ''
);
create index session_user_id_idx on public.session (user_id, created_at);

-- The role of each person in each workspace, as the prelude reads it. The tenant's own copy, with its
-- history, is membership; one verb writes both, and a test compares them.
create table public.access (
  user_id uuid not null references public."user" (id) on delete cascade,
  workspace_id uuid not null,
  role text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
  is_personal boolean not null default false,
  primary key (user_id, workspace_id)
);
create index access_workspace_id_idx on public.access (workspace_id);
create unique index access_user_id_personal_key on public.access (user_id) where is_personal;

-- Counters of tries by account and by address, shared by all processes. Keys are hashes.
create table public.rate_limit (
  key bytea primary key,
  count integer not null,
  blocked_until timestamptz,
  expires_at timestamptz not null
);
create index rate_limit_expires_at_idx on public.rate_limit (expires_at);

-- Not access: who may do what in a workspace is no business of those who only sign people in.
grant select, insert, update, delete on public."user", public.session, public.rate_limit to tf_auth;
grant select on public."user", public.session to tf_definer;
grant select, insert on public.access to tf_definer;

-- tf_app reads its own person and its own memberships, never a secret column, never a session.
grant select (id, email, name, created_at) on public."user" to tf_app;
grant select on public.access to tf_app;

alter table public."user" enable row level security;
alter table public."user" force row level security;
create policy user_auth on public."user" to tf_auth using (true) with check (true);
create policy user_definer on public."user" to tf_definer using (true);
create policy user_self on public."user" for select to tf_app
  using (id = nullif(current_setting('app.user_id', true), '')::uuid);

alter table public.access enable row level security;
alter table public.access force row level security;
create policy access_definer on public.access to tf_definer using (true) with check (true);
create policy access_self on public.access for select to tf_app
  using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
