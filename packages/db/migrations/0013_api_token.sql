-- API tokens: by these programs call in the name of a person, in one workspace, and do at most what the
-- scopes say and the person's role of today allows.

create table public.api_token (
  id uuid primary key,
  -- Without a reference, as nothing of identity points into a tenant's table.
  workspace_id uuid not null,
  user_id uuid not null references public."user" (id) on delete cascade,
  name text not null check (length(name) between 1 and 80),
  kind text not null check (kind in ('bearer', 'signed')),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['workspace:read',
    'workspace:admin', 'member:read', 'member:admin', 'invitation:admin', 'project:read',
    'project:write', 'project:admin', 'share:admin', 'task:read', 'task:write', 'change:read']),
  -- By which a bearer token is known. A signed one never sends its secret.
  secret_hash bytea constraint api_token_secret_hash_key unique check (length(secret_hash) = 32),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  -- To the minute.
  last_used_at timestamptz,
  -- The row stays: the log knows by it who a change is of.
  revoked_at timestamptz,
  constraint api_token_secret_check check ((kind = 'bearer') = (secret_hash is not null))
);
create index api_token_workspace_id_idx on public.api_token (workspace_id, created_at, id);
create index api_token_user_id_idx on public.api_token (user_id, workspace_id);

-- Never the hash: whoever reads here cannot look for a token by it.
grant select (id, workspace_id, user_id, name, kind, scopes, created_at, expires_at, last_used_at, revoked_at)
  on public.api_token to tf_app;
grant select, insert, update, delete on public.api_token to tf_definer;

-- One more setting of the prelude: app.token, empty unless a token calls, which sees itself and no other.
alter table public.api_token enable row level security;
alter table public.api_token force row level security;
create policy api_token_definer on public.api_token to tf_definer using (true) with check (true);
create policy api_token_read on public.api_token for select to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
    and case when coalesce(current_setting('app.token', true), '') = ''
      then user_id = nullif(current_setting('app.user_id', true), '')::uuid
        or current_setting('app.role', true) in ('owner', 'admin')
      else id = nullif(current_setting('app.token', true), '')::uuid end);

-- Whether the workspace takes signed requests only of programs.
alter table public.workspace add column requires_signing boolean not null default false;
grant update (requires_signing) on public.workspace to tf_app;

alter table public.change drop constraint change_actor_kind_check;
alter table public.change add constraint change_actor_kind_check
  check (actor_kind in ('person', 'token', 'system'));

set local role tf_definer;

-- A token that lives: neither revoked nor expired, of somebody who was not disabled and is a member of its
-- workspace today. `refusal` says why it is not taken all the same.
create function public.find_token(p_token uuid, out user_id uuid, out workspace_id uuid, out role text,
  out scopes text[], out refusal text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.user_id, t.workspace_id, a.role, t.scopes,
    case when w.requires_signing and t.kind = 'bearer' then 'signature_required' end
  from public.api_token t
  join public."user" u on u.id = t.user_id
  join public.access a on a.user_id = t.user_id and a.workspace_id = t.workspace_id
  join public.workspace w on w.workspace_id = t.workspace_id
  where t.id = p_token and t.revoked_at is null and t.expires_at > now() and u.disabled_at is null
$$;

-- What may be done with an act of these scopes, one of which a token must have; none of a token's if there
-- are none. Of whoever is no token it says nothing: their role does.
create function public.token_may(p_scopes text[]) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(current_setting('app.token', true), '') = ''
    or coalesce(nullif(current_setting('app.scopes', true), ''), '{}')::text[] && p_scopes
$$;

-- The prelude of a token: its owner is the actor, in its own workspace alone. The lists by which policies
-- let write are as narrow as its scopes; reading is as wide as the role.
create function public.bind_token(p_token uuid, p_workspace uuid, p_writes boolean,
  out user_id uuid, out role text, out refusal text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  token record;
begin
  select * into token from public.find_token(p_token);
  user_id := token.user_id;
  refusal := token.refusal;
  if user_id is null or refusal is not null then
    perform public.bind_actor(null, null, null);
    return;
  end if;
  role := case when token.workspace_id = p_workspace then token.role end;
  perform public.bind_actor(user_id, case when role is not null then array[p_workspace] end,
    case when p_writes and role in ('owner', 'admin', 'editor')
      and exists (select from unnest(token.scopes) s where s not like '%:read') then array[p_workspace] end,
    role);
  execute format('set local app.token = %L; set local app.scopes = %L', p_token, token.scopes::text);
  if not 'task:write' = any (token.scopes) then
    set local app.write_projects = '{}';
  end if;
  if not token.scopes && '{project:write,project:admin,share:admin}' then
    set local app.managed_projects = '{}';
  end if;
  -- What policies keep for owners and admins is for those of their tokens that may do such things.
  if role in ('owner', 'admin') and not token.scopes && '{workspace:admin,member:admin,invitation:admin}' then
    set local app.role = 'editor';
  end if;
end $$;

create function public.enter_token_read(p_token uuid, p_workspace uuid,
  out user_id uuid, out role text, out refusal text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select b.user_id, b.role, b.refusal into user_id, role, refusal
    from public.bind_token(p_token, p_workspace, false) b;
end $$;

-- Like enter_write: whoever may write waits in the line first, and is looked up again afterwards.
create function public.enter_token_write(p_token uuid, p_workspace uuid, p_call uuid, p_request text,
  out user_id uuid, out role text, out refusal text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from public.change_head h
    where h.workspace_id = p_workspace
      and exists (
        select from public.find_token(p_token) t
        where t.workspace_id = p_workspace and t.refusal is null and t.role in ('owner', 'admin', 'editor')
          and exists (select from unnest(t.scopes) s where s not like '%:read'))
    for update;
  select b.user_id, b.role, b.refusal into user_id, role, refusal
    from public.bind_token(p_token, p_workspace, true) b;
  execute format('set local app.call_id = %L; set local app.request_id = %L',
    coalesce(p_call::text, ''), coalesce(p_request, ''));
end $$;

-- Finds a live bearer token by its hash and notes that it is used, once a minute. For tf_auth, before
-- anybody enters: what is answered never changes, and whether it goes on living the preludes say.
create function public.use_token(p_hash bytea, out id uuid, out user_id uuid, out workspace_id uuid,
  out scopes jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  refusal text;
begin
  select t.id, f.user_id, f.workspace_id, to_jsonb(f.scopes), f.refusal
    into id, user_id, workspace_id, scopes, refusal
    from public.api_token t
    cross join lateral public.find_token(t.id) f
    where t.secret_hash = p_hash and f.user_id is not null;
  if refusal is null then
    update public.api_token t set last_used_at = now()
      where t.id = use_token.id and (t.last_used_at is null or t.last_used_at < now() - interval '1 minute');
  end if;
end $$;

-- Makes a token of the actor's own. Answers false if they have p_max live ones in the workspace.
create function public.create_api_token(p_workspace uuid, p_id uuid, p_name text, p_kind text,
  p_scopes text[], p_hash bytea, p_expires_at timestamptz, p_max integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := nullif(current_setting('app.user_id', true), '')::uuid;
begin
  if not (p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
    and public.token_may('{}')) then
    raise exception 'this workspace is not the actor''s to make tokens for' using errcode = 'insufficient_privilege';
  end if;
  -- Viewers stand in no line of writers; here a person's own tokens wait for each other, so that the count holds.
  perform 1 from public.access a where a.workspace_id = p_workspace and a.user_id = actor for update;
  if (select count(*) from public.api_token t
      where t.workspace_id = p_workspace and t.user_id = actor
        and t.revoked_at is null and t.expires_at > now()) >= p_max then
    return false;
  end if;
  insert into public.api_token (id, workspace_id, user_id, name, kind, scopes, secret_hash, expires_at)
    values (p_id, p_workspace, actor, p_name, p_kind, p_scopes, p_hash, p_expires_at);
  return true;
end $$;

-- Answers false if the actor has no such token that was not revoked.
create function public.rename_api_token(p_workspace uuid, p_id uuid, p_name text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.api_token t set name = p_name
    where t.id = p_id and t.workspace_id = p_workspace and t.revoked_at is null
      and t.user_id = nullif(current_setting('app.user_id', true), '')::uuid
      and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
      and public.token_may('{}');
  return found;
end $$;

-- Ends a token for good; owners and admins end everybody's. Answers false if there is none to end.
create function public.revoke_api_token(p_workspace uuid, p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.api_token t set revoked_at = clock_timestamp()
    where t.id = p_id and t.workspace_id = p_workspace and t.revoked_at is null
      and (t.user_id = nullif(current_setting('app.user_id', true), '')::uuid
        or current_setting('app.role', true) in ('owner', 'admin'))
      and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
      and public.token_may('{}');
  return found;
end $$;

-- Ends the tokens of somebody in all workspaces for good, when an operator shuts them out.
create function public.revoke_tokens_of(p_user uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.api_token set revoked_at = clock_timestamp()
    where user_id = p_user and revoked_at is null
$$;

-- Whose a token of a workspace that was entered is, and its name: the log names it to every member.
create function public.describe_token(p_workspace uuid, p_token uuid, out user_id uuid, out name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.user_id, t.name
  from public.api_token t
  where t.id = p_token and t.workspace_id = p_workspace
    and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
$$;

-- Everything by which somebody acts in a workspace that was entered: themselves, and their tokens, live or not.
create function public.actors_of(p_workspace uuid, p_user uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array_prepend(p_user, array(
    select t.id from public.api_token t
    where t.workspace_id = p_workspace and t.user_id = p_user
      and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])))
$$;

-- What a token does is logged as the token's: the rest of the function stands as it did.
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
  token uuid := nullif(current_setting('app.token', true), '')::uuid;
  actor uuid := coalesce(token, nullif(current_setting('app.user_id', true), '')::uuid);
  kind text := case when token is not null then 'token' when actor is null then 'system' else 'person' end;
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

-- A token does it with the scope for it alone, and neither decides who owns the workspace nor whether its own
-- owner is in it. Whoever goes loses their tokens there.
create or replace function public.set_member(p_workspace uuid, p_user uuid, p_role text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := nullif(current_setting('app.user_id', true), '')::uuid;
  own text;
  former text;
begin
  -- A viewer who leaves has no place in the line yet.
  perform 1 from public.change_head h where h.workspace_id = p_workspace for update;
  select a.role into own from public.access a where a.workspace_id = p_workspace and a.user_id = actor;
  select m.role into former from public.membership m
    where m.workspace_id = p_workspace and m.user_id = p_user;
  if former is null or not public.token_may('{member:admin}') or not coalesce(own = 'owner' or p_user = actor and p_role is null
    or own = 'admin' and former in ('editor', 'viewer') and (p_role is null or p_role in ('editor', 'viewer')),
    false) then
    raise exception 'this member is not the actor''s to manage' using errcode = 'insufficient_privilege';
  end if;
  if (former = 'owner' or coalesce(p_role, '') = 'owner' or p_user = actor) and not public.token_may('{}') then
    raise exception 'this member is for people only to manage' using errcode = 'insufficient_privilege';
  end if;
  if former = 'owner' and p_role is distinct from 'owner' and not exists (
    select from public.membership m
    where m.workspace_id = p_workspace and m.user_id <> p_user and m.role = 'owner') then
    raise exception 'the last owner stays' using errcode = 'insufficient_privilege';
  end if;

  if p_role is null then
    delete from public.membership where workspace_id = p_workspace and user_id = p_user;
    delete from public.access where workspace_id = p_workspace and user_id = p_user;
    -- They do not live again if their owner comes back.
    update public.api_token set revoked_at = clock_timestamp()
      where workspace_id = p_workspace and user_id = p_user and revoked_at is null;
  else
    update public.membership set role = p_role, version = version + 1, updated_at = clock_timestamp()
      where workspace_id = p_workspace and user_id = p_user;
    update public.access set role = p_role where workspace_id = p_workspace and user_id = p_user;
  end if;
  -- What they could not give any more, nobody gets from them.
  delete from public.invitation i
    where i.workspace_id = p_workspace and i.invited_by = p_user and i.used_at is null
      and not coalesce(p_role = 'owner' or p_role = 'admin' and i.role in ('editor', 'viewer'), false);
end $$;

-- Identity has no reference that would take the tokens along.
create or replace function public.end_workspaces(p_workspaces uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.change where workspace_id = any (p_workspaces);
  delete from public.change_head where workspace_id = any (p_workspaces);
  delete from public.task where workspace_id = any (p_workspaces);
  delete from public.membership where workspace_id = any (p_workspaces);
  delete from public.workspace where workspace_id = any (p_workspaces);
  delete from public.access where workspace_id = any (p_workspaces);
  delete from public.invitation where workspace_id = any (p_workspaces);
  delete from public.api_token where workspace_id = any (p_workspaces);
  delete from public.workspace_slug where workspace_id = any (p_workspaces);
end $$;

-- No token ends a workspace.
create or replace function public.delete_workspace(p_workspace uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not public.token_may('{}') or not exists (
    select from public.access a
    join public.workspace w on w.workspace_id = a.workspace_id and w.kind = 'team'
    where a.workspace_id = p_workspace and a.role = 'owner'
      and a.user_id = nullif(current_setting('app.user_id', true), '')::uuid) then
    raise exception 'this workspace is not the actor''s to end' using errcode = 'insufficient_privilege';
  end if;
  perform public.end_workspaces(array[p_workspace]);
end $$;

-- A token needs the scope for it.
create or replace function public.create_project(p_workspace uuid, p_id uuid, p_name text, p_key text, p_color text,
  p_icon text, p_description text, p_private boolean, p_max integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  list text;
begin
  if not (p_workspace = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and public.token_may('{project:write,project:admin}')) then
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

-- A token needs the scope for it.
create or replace function public.create_share_link(p_workspace uuid, p_project uuid, p_id uuid, p_expires_at timestamptz,
  p_hash bytea, p_password_hash text, p_max integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (p_workspace = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and p_project = any (coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[])
    and public.token_may('{share:admin}')) then
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

revoke execute on function public.find_token(uuid), public.token_may(text[]),
  public.bind_token(uuid, uuid, boolean), public.enter_token_read(uuid, uuid),
  public.enter_token_write(uuid, uuid, uuid, text), public.use_token(bytea),
  public.create_api_token(uuid, uuid, text, text, text[], bytea, timestamptz, integer),
  public.rename_api_token(uuid, uuid, text), public.revoke_api_token(uuid, uuid),
  public.describe_token(uuid, uuid), public.actors_of(uuid, uuid),
  public.revoke_tokens_of(uuid) from public;
grant execute on function public.enter_token_read(uuid, uuid),
  public.enter_token_write(uuid, uuid, uuid, text),
  public.create_api_token(uuid, uuid, text, text, text[], bytea, timestamptz, integer),
  public.rename_api_token(uuid, uuid, text), public.revoke_api_token(uuid, uuid),
  public.describe_token(uuid, uuid), public.actors_of(uuid, uuid) to tf_app;
grant execute on function public.use_token(bytea), public.revoke_tokens_of(uuid) to tf_auth;

set local role tf_owner;
