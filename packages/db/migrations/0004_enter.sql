-- The prelude: each statement's transaction begins with one of these. They find the live session, the
-- person behind it and the role in one workspace, and set what the policies read: to empty values
-- when anything is missing, so that nothing shows. SET LOCAL by EXECUTE and not set_config(), since a
-- sharded PostgreSQL forwards only the former.

set local role tf_definer;

create function public.bind_actor(p_user uuid, p_read uuid[], p_write uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  execute format(
    'set local app.user_id = %L; set local app.read = %L; set local app.write = %L',
    coalesce(p_user::text, ''), coalesce(p_read, '{}')::text, coalesce(p_write, '{}')::text);
end $$;

create function public.find_session_user(p_session uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id
  from public.session s
  join public."user" u on u.id = s.user_id
  where s.id = p_session
    and s.revoked_at is null
    and s.expires_at > now()
    and s.idle_expires_at > now()
    and u.disabled_at is null
$$;

-- For one reading statement in one workspace.
create function public.enter_read(p_session uuid, p_workspace uuid, out user_id uuid, out role text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  user_id := public.find_session_user(p_session);
  select a.role into role from public.access a
    where a.user_id = enter_read.user_id and a.workspace_id = p_workspace;
  perform public.bind_actor(user_id, case when role is not null then array[p_workspace] end, null);
end $$;

-- For a writing transaction in one workspace. Whoever may write locks its change head first, so that
-- all writers of a workspace wait in one line and never for each other in a circle; the right to write
-- is looked up again after the wait.
create function public.enter_write(p_session uuid, p_workspace uuid, p_call uuid, p_request text,
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
    case when role in ('owner', 'admin', 'editor') then array[p_workspace] end);
  execute format('set local app.call_id = %L; set local app.request_id = %L',
    coalesce(p_call::text, ''), coalesce(p_request, ''));
end $$;

-- For one reading statement over all workspaces of the person.
create function public.enter_own(p_session uuid, out user_id uuid, out role text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  workspaces uuid[];
begin
  user_id := public.find_session_user(p_session);
  select array_agg(a.workspace_id) into workspaces
    from public.access a where a.user_id = enter_own.user_id;
  perform public.bind_actor(user_id, workspaces, null);
end $$;

-- The workspace that comes with an account. tf_auth calls it in the transaction that makes the
-- account; it works once a person and for a person without any workspace, so it opens no other door.
create function public.create_personal_workspace(p_user uuid, p_workspace uuid, p_name text,
  p_call uuid, p_request text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from public.access where user_id = p_user) then
    raise exception 'this person has a workspace already';
  end if;
  perform public.bind_actor(p_user, null, null);
  execute format('set local app.call_id = %L; set local app.request_id = %L',
    coalesce(p_call::text, ''), coalesce(p_request, ''));
  insert into public.workspace (workspace_id, name) values (p_workspace, p_name);
  insert into public.membership (workspace_id, user_id, role) values (p_workspace, p_user, 'owner');
  insert into public.access (user_id, workspace_id, role, is_personal)
    values (p_user, p_workspace, 'owner', true);
end $$;

revoke execute on function public.bind_actor(uuid, uuid[], uuid[]), public.find_session_user(uuid),
  public.enter_read(uuid, uuid), public.enter_write(uuid, uuid, uuid, text), public.enter_own(uuid),
  public.create_personal_workspace(uuid, uuid, text, uuid, text) from public;
grant execute on function public.enter_read(uuid, uuid), public.enter_write(uuid, uuid, uuid, text),
  public.enter_own(uuid) to tf_app;
grant execute on function public.create_personal_workspace(uuid, uuid, text, uuid, text) to tf_auth;

set local role tf_owner;
