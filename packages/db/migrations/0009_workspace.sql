-- Workspaces that people make, share, hand over, leave and end, and the invitations by which others
-- come in.

-- Set by the prelude beside what may be read and written: what only owners and admins may do is a
-- condition of the policies below. As before otherwise.
set local role tf_definer;

drop function public.bind_actor(uuid, uuid[], uuid[]);
create function public.bind_actor(p_user uuid, p_read uuid[], p_write uuid[], p_role text default null)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  execute format(
    'set local app.user_id = %L; set local app.read = %L; set local app.write = %L; set local app.role = %L',
    coalesce(p_user::text, ''), coalesce(p_read, '{}')::text, coalesce(p_write, '{}')::text,
    coalesce(p_role, ''));
end $$;

create or replace function public.enter_read(p_session uuid, p_workspace uuid, out user_id uuid, out role text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  user_id := public.find_session_user(p_session);
  select a.role into role from public.access a
    where a.user_id = enter_read.user_id and a.workspace_id = p_workspace;
  perform public.bind_actor(user_id, case when role is not null then array[p_workspace] end, null, role);
end $$;

create or replace function public.enter_write(p_session uuid, p_workspace uuid, p_call uuid, p_request text,
  out user_id uuid, out role text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from public.change_head h
    where h.workspace_id = p_workspace
      and exists (
        select from public.access a
        where a.user_id = public.find_session_user(p_session)
          and a.workspace_id = p_workspace
          and a.role in ('owner', 'admin', 'editor'))
    for update;
  user_id := public.find_session_user(p_session);
  select a.role into role from public.access a
    where a.user_id = enter_write.user_id and a.workspace_id = p_workspace;
  perform public.bind_actor(user_id, case when role is not null then array[p_workspace] end,
    case when role in ('owner', 'admin', 'editor') then array[p_workspace] end, role);
  execute format('set local app.call_id = %L; set local app.request_id = %L',
    coalesce(p_call::text, ''), coalesce(p_request, ''));
end $$;

revoke execute on function public.bind_actor(uuid, uuid[], uuid[], text) from public;

set local role tf_owner;

-- Every slug there is. Unique over all tenants, so it is no tenant's table.
create table public.workspace_slug (
  slug text primary key,
  workspace_id uuid not null constraint workspace_slug_workspace_id_key unique
);
grant select, insert, delete on public.workspace_slug to tf_definer;
alter table public.workspace_slug enable row level security;
alter table public.workspace_slug force row level security;
create policy workspace_slug_definer on public.workspace_slug to tf_definer using (true) with check (true);

alter table public.workspace
  -- What an address calls it; stays when the name changes.
  add column slug text,
  -- A personal one comes with the account, has no other members and ends with it.
  add column kind text not null default 'team'
    constraint workspace_kind_check check (kind in ('personal', 'team'));

set local role tf_definer;

-- Takes a slug for a workspace: its name in plain letters, and six random characters, so that nobody
-- learns from a taken slug which names there are.
create function public.take_slug(p_workspace uuid, p_name text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  letters constant text := 'abcdefghijkmnpqrstuvwxyz23456789';
  base text := trim(both '-' from left(trim(both '-' from regexp_replace(lower(regexp_replace(
    normalize(p_name, nfkd), '[\u0300-\u036f]', '', 'g')), '[^a-z0-9]+', '-', 'g')), 40));
  random bytea;
  taken text;
begin
  loop
    random := uuid_send(gen_random_uuid());
    insert into public.workspace_slug (slug, workspace_id)
      values (concat_ws('-', coalesce(nullif(base, ''), 'workspace'), (
        select string_agg(substr(letters, 1 + get_byte(random, n) % 32, 1), '')
        from generate_series(0, 5) n)), p_workspace)
      on conflict (slug) do nothing
      returning slug into taken;
    if taken is not null then
      return taken;
    end if;
  end loop;
end $$;

revoke execute on function public.take_slug(uuid, text) from public;

set local role tf_owner;

-- The log says so too: whoever follows it learns the slugs.
grant update on public.workspace to tf_definer;
set local role tf_definer;
update public.workspace w set version = w.version + 1, updated_at = clock_timestamp(),
  slug = public.take_slug(w.workspace_id, w.name),
  kind = case when exists (select from public.access a where a.workspace_id = w.workspace_id and a.is_personal)
    then 'personal' else 'team' end;
set local role tf_owner;
revoke update on public.workspace from tf_definer;
alter table public.workspace alter column slug set not null, alter column kind drop default;

-- Names alone are changed by the verb; the rest is made and ended by the functions below.
grant update (name, updated_at, version) on public.workspace to tf_app;
create policy workspace_update on public.workspace for update to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and current_setting('app.role', true) in ('owner', 'admin'))
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and current_setting('app.role', true) in ('owner', 'admin'));

grant update on public.membership, public.access to tf_definer;
-- In which pages of members are read.
create index membership_created_at_idx on public.membership (workspace_id, created_at, user_id);

-- Ways into a workspace. Whoever has the secret may come in, once; only its hash is kept. Nothing here
-- points into a tenant's table, since whoever asks by a secret is in no workspace yet.
create table public.invitation (
  id uuid primary key,
  workspace_id uuid not null,
  secret_hash bytea not null constraint invitation_secret_hash_key unique check (length(secret_hash) = 32),
  role text not null check (role in ('admin', 'editor', 'viewer')),
  -- Where it was sent; says nothing about who may use it.
  email text check (length(email) <= 254),
  invited_by uuid not null references public."user" (id) on delete cascade,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '7 days',
  used_at timestamptz,
  used_by uuid references public."user" (id) on delete set null
);
create index invitation_workspace_id_idx on public.invitation (workspace_id, created_at, id);
create index invitation_invited_by_idx on public.invitation (invited_by);
create index invitation_used_by_idx on public.invitation (used_by);

grant select (id, workspace_id, role, email, invited_by, created_at, expires_at, used_at),
  insert (id, workspace_id, secret_hash, role, email, invited_by), delete
  on public.invitation to tf_app;
grant select, update (used_at, used_by), delete on public.invitation to tf_definer;

alter table public.invitation enable row level security;
alter table public.invitation force row level security;
create policy invitation_definer on public.invitation to tf_definer using (true);
create policy invitation_read on public.invitation for select to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
    and current_setting('app.role', true) in ('owner', 'admin'));
create policy invitation_insert on public.invitation for insert to tf_app
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and invited_by = nullif(current_setting('app.user_id', true), '')::uuid
    and (current_setting('app.role', true) = 'owner'
      or current_setting('app.role', true) = 'admin' and role in ('editor', 'viewer')));
create policy invitation_delete on public.invitation for delete to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and (current_setting('app.role', true) = 'owner'
      or current_setting('app.role', true) = 'admin' and role in ('editor', 'viewer')));

set local role tf_definer;

create or replace function public.create_personal_workspace(p_user uuid, p_workspace uuid, p_name text,
  p_call uuid, p_request text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from public.access where user_id = p_user) then
    raise exception 'this person has a workspace already';
  end if;
  perform public.bind_actor(p_user, null, null);
  execute format('set local app.call_id = %L; set local app.request_id = %L',
    coalesce(p_call::text, ''), coalesce(p_request, ''));
  insert into public.workspace (workspace_id, name, slug, kind)
    values (p_workspace, p_name, public.take_slug(p_workspace, p_name), 'personal');
  insert into public.membership (workspace_id, user_id, role) values (p_workspace, p_user, 'owner');
  insert into public.access (user_id, workspace_id, role, is_personal)
    values (p_user, p_workspace, 'owner', true);
end $$;

-- Makes a workspace of the person behind a live session, unless they are in p_max already. tf_auth calls
-- it, like the others that are about a person and not yet inside a workspace.
create function public.create_workspace(p_session uuid, p_workspace uuid, p_name text, p_max integer,
  p_call uuid, p_request text, out person uuid, out slug text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  person := public.find_session_user(p_session);
  -- Whoever joins or makes workspaces waits here, so that the count holds.
  perform 1 from public.access a where a.user_id = person and a.is_personal for update;
  if not found or (select count(*) from public.access a where a.user_id = person) >= p_max then
    return;
  end if;
  perform public.bind_actor(person, null, null);
  execute format('set local app.call_id = %L; set local app.request_id = %L',
    coalesce(p_call::text, ''), coalesce(p_request, ''));
  slug := public.take_slug(p_workspace, p_name);
  insert into public.workspace (workspace_id, name, slug, kind)
    values (p_workspace, p_name, create_workspace.slug, 'team');
  insert into public.membership (workspace_id, user_id, role) values (p_workspace, person, 'owner');
  insert into public.access (user_id, workspace_id, role) values (person, p_workspace, 'owner');
end $$;

-- Gives a member another role, or with null takes them out, in both tables that say so. tf_app calls it
-- after the prelude; whatever the verb thought, it looks at the actor's own role and at who is left.
create function public.set_member(p_workspace uuid, p_user uuid, p_role text) returns void
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
  if former is null or not coalesce(own = 'owner' or p_user = actor and p_role is null
    or own = 'admin' and former in ('editor', 'viewer') and (p_role is null or p_role in ('editor', 'viewer')),
    false) then
    raise exception 'this member is not the actor''s to manage' using errcode = 'insufficient_privilege';
  end if;
  if former = 'owner' and p_role is distinct from 'owner' and not exists (
    select from public.membership m
    where m.workspace_id = p_workspace and m.user_id <> p_user and m.role = 'owner') then
    raise exception 'the last owner stays' using errcode = 'insufficient_privilege';
  end if;

  if p_role is null then
    delete from public.membership where workspace_id = p_workspace and user_id = p_user;
    delete from public.access where workspace_id = p_workspace and user_id = p_user;
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

-- Ends workspaces with all that is in them, their logs first. For the functions below alone.
create function public.end_workspaces(p_workspaces uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.change where workspace_id = any (p_workspaces);
  delete from public.change_head where workspace_id = any (p_workspaces);
  delete from public.task where workspace_id = any (p_workspaces);
  delete from public.membership where workspace_id = any (p_workspaces);
  delete from public.workspace where workspace_id = any (p_workspaces);
  delete from public.access where workspace_id = any (p_workspaces);
  delete from public.invitation where workspace_id = any (p_workspaces);
  delete from public.workspace_slug where workspace_id = any (p_workspaces);
end $$;

-- Ends a team's workspace. tf_app calls it after the prelude; only its owner gets it done.
create function public.delete_workspace(p_workspace uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (
    select from public.access a
    join public.workspace w on w.workspace_id = a.workspace_id and w.kind = 'team'
    where a.workspace_id = p_workspace and a.role = 'owner'
      and a.user_id = nullif(current_setting('app.user_id', true), '')::uuid) then
    raise exception 'this workspace is not the actor''s to end' using errcode = 'insufficient_privilege';
  end if;
  perform public.end_workspaces(array[p_workspace]);
end $$;

-- As before, and it names every workspace that would be orphaned.
drop function public.leave_every_workspace(uuid, uuid, text);
create function public.leave_every_workspace(p_session uuid, p_call uuid, p_request text,
  out person uuid, out orphaned jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  alone uuid[];
begin
  person := public.find_session_user(p_session);
  if person is null then
    return;
  end if;
  -- All lines of writers, in one order for everybody; who is a member is looked up after the wait.
  perform 1 from public.change_head h
    where h.workspace_id in (select a.workspace_id from public.access a where a.user_id = person)
    order by h.workspace_id
    for update;
  select jsonb_agg(jsonb_build_object('id', w.workspace_id, 'name', w.name, 'slug', w.slug)
      order by w.name, w.workspace_id) into orphaned
    from public.membership m
    join public.workspace w on w.workspace_id = m.workspace_id
    where m.user_id = person and m.role = 'owner'
      and exists (select from public.membership o
        where o.workspace_id = m.workspace_id and o.user_id <> person)
      and not exists (select from public.membership o
        where o.workspace_id = m.workspace_id and o.user_id <> person and o.role = 'owner');
  if orphaned is not null then
    return;
  end if;

  perform public.bind_actor(person, null, null);
  execute format('set local app.call_id = %L; set local app.request_id = %L',
    coalesce(p_call::text, ''), coalesce(p_request, ''));
  select coalesce(array_agg(m.workspace_id), '{}') into alone
    from public.membership m
    where m.user_id = person and not exists (select from public.membership o
      where o.workspace_id = m.workspace_id and o.user_id <> person);
  perform public.end_workspaces(alone);
  delete from public.membership where user_id = person;
  delete from public.access where user_id = person;
end $$;

-- A page of the members of a workspace that was entered, in the order in which they came: tf_app sees
-- nobody's name but the actor's by itself.
create function public.list_members(p_workspace uuid, p_search text, p_after_at timestamptz,
  p_after_user uuid, p_limit integer)
returns table (user_id uuid, name text, email text, role text, joined_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]) then
    return;
  end if;
  return query
    select u.id, u.name, u.email, m.role, m.created_at
    from public.membership m
    join public."user" u on u.id = m.user_id
    where m.workspace_id = p_workspace
      and (p_search = '' or strpos(lower(u.name), lower(p_search)) > 0 or strpos(u.email, lower(p_search)) > 0)
      and (p_after_user is null or (m.created_at, m.user_id) > (p_after_at, p_after_user))
    order by m.created_at, m.user_id
    limit p_limit;
end $$;

-- The name of a member of a workspace that was entered.
create function public.member_name(p_workspace uuid, p_user uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.name
  from public.membership m
  join public."user" u on u.id = m.user_id
  where m.workspace_id = p_workspace and m.user_id = p_user
    and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
$$;

-- The invitation that a secret opens: unused, not expired, of somebody who may still give it.
create function public.find_invitation(p_hash bytea,
  out id uuid, out workspace_id uuid, out workspace_name text, out role text, out invited_by text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.id, i.workspace_id, w.name, i.role, u.name
  from public.invitation i
  join public.workspace w on w.workspace_id = i.workspace_id
  join public.access a on a.workspace_id = i.workspace_id and a.user_id = i.invited_by
    and (a.role = 'owner' or a.role = 'admin' and i.role in ('editor', 'viewer'))
  join public."user" u on u.id = i.invited_by and u.disabled_at is null
  where i.secret_hash = p_hash and i.used_at is null and i.expires_at > now()
$$;

-- Makes the person behind a live session a member, by the secret of an invitation, which is used up by
-- one statement. Whoever is a member already stays what they are, and the invitation unused.
create function public.accept_invitation(p_session uuid, p_hash bytea, p_max integer, p_call uuid,
  p_request text, out person uuid, out outcome text, out workspace uuid, out role text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  person := public.find_session_user(p_session);
  select i.workspace_id into workspace from public.invitation i where i.secret_hash = p_hash;
  -- The line of writers first, as whoever leaves every workspace does; then that of one's own count.
  perform 1 from public.change_head h where h.workspace_id = workspace for update;
  perform 1 from public.access a where a.user_id = person and a.is_personal for update;
  select a.role into role from public.access a where a.user_id = person and a.workspace_id = workspace;
  if role is not null then
    outcome := 'already_member';
    return;
  end if;
  if (select count(*) from public.access a where a.user_id = person) >= p_max then
    outcome := 'limit_reached';
    return;
  end if;
  update public.invitation i set used_at = clock_timestamp(), used_by = person
    where i.id = (select f.id from public.find_invitation(p_hash) f) and i.used_at is null and person is not null
    returning i.role into role;
  if role is null then
    outcome := 'void';
    return;
  end if;
  outcome := 'joined';
  perform public.bind_actor(person, null, null);
  execute format('set local app.call_id = %L; set local app.request_id = %L',
    coalesce(p_call::text, ''), coalesce(p_request, ''));
  insert into public.membership (workspace_id, user_id, role)
    values (workspace, person, accept_invitation.role);
  insert into public.access (user_id, workspace_id, role)
    values (person, workspace, accept_invitation.role);
end $$;

revoke execute on function
  public.create_workspace(uuid, uuid, text, integer, uuid, text), public.set_member(uuid, uuid, text),
  public.end_workspaces(uuid[]), public.delete_workspace(uuid),
  public.leave_every_workspace(uuid, uuid, text),
  public.list_members(uuid, text, timestamptz, uuid, integer), public.member_name(uuid, uuid),
  public.find_invitation(bytea), public.accept_invitation(uuid, bytea, integer, uuid, text) from public;
grant execute on function public.create_workspace(uuid, uuid, text, integer, uuid, text),
  public.leave_every_workspace(uuid, uuid, text), public.find_invitation(bytea),
  public.accept_invitation(uuid, bytea, integer, uuid, text) to tf_auth;
grant execute on function public.set_member(uuid, uuid, text), public.delete_workspace(uuid),
  public.list_members(uuid, text, timestamptz, uuid, integer), public.member_name(uuid, uuid) to tf_app;

set local role tf_owner;
