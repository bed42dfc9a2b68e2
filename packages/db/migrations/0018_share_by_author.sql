-- A share link shows something only while the one who made it could make it today. It went on when they were
-- taken out of the workspace, were not to write there any more, or were not named in a project that had
-- become private: what they may not see themselves, they had published.

-- Whoever made it, as the log tells; a token's owner for what a token made. Null if no log tells of it.
alter table public.share_link add column created_by uuid;
-- That is no change of theirs that anybody makes now.
alter table public.share_link disable trigger change_update;
grant update (created_by) on public.share_link to tf_definer;

set local role tf_definer;

update public.share_link l set created_by = coalesce(t.user_id, c.actor_id)
  from public.change c
  left join public.api_token t on t.id = c.actor_id and c.actor_kind = 'token'
  where c.workspace_id = l.workspace_id and c.entity = 'share_link' and c.entity_id = l.id and c.op = 'insert';

set local role tf_owner;
revoke update (created_by) on public.share_link from tf_definer;
alter table public.share_link enable trigger change_update;

set local role tf_definer;

-- Why nobody gets anything by a link of somebody's to a project: they are not in the workspace, or shut out;
-- or they do not manage the project. Null if they do, as owner, as admin, or as an editor who is named so.
create function public.share_void_reason(p_workspace uuid, p_project uuid, p_author uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when a.role is null then 'author_gone'
    when a.role not in ('owner', 'admin') and (a.role <> 'editor' or m.role is distinct from 'manager')
      then 'author_may_not_share'
  end
  from (values (p_workspace, p_author)) l (workspace_id, user_id)
  left join (public.access a join public."user" u on u.id = a.user_id and u.disabled_at is null)
    on a.workspace_id = l.workspace_id and a.user_id = l.user_id
  left join public.project_member m
    on m.workspace_id = l.workspace_id and m.project_id = p_project and m.user_id = l.user_id
$$;

-- The live link of a secret, and the password that is wanted besides.
create function public.live_share(p_hash bytea)
returns table (id uuid, workspace_id uuid, project_id uuid, password_hash text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id, l.workspace_id, l.project_id, s.password_hash
  from public.share_secret s
  join public.share_link l on l.workspace_id = s.workspace_id and l.id = s.share_link_id
  where s.hash = p_hash and l.revoked_at is null and (l.expires_at is null or l.expires_at > now())
    and public.share_void_reason(l.workspace_id, l.project_id, l.created_by) is null
$$;

create or replace function public.enter_share(p_hash bytea, out user_id uuid, out role text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link record;
begin
  select l.* into link from public.live_share(p_hash) l;
  user_id := link.id;
  execute format($set$set local app.user_id = ''; set local app.read = '{}'; set local app.write = '{}';
    set local app.role = ''; set local app.read_tasks = %L; set local app.projects = %L;
    set local app.write_projects = '{}'; set local app.managed_projects = '{}'$set$,
    array_remove(array[link.workspace_id], null)::text, array_remove(array[link.project_id], null)::text);
end $$;

create or replace function public.find_share(p_hash bytea, out share_link_id uuid, out password_hash text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id, l.password_hash from public.live_share(p_hash) l
$$;

-- As before, and it notes who makes the link.
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
  insert into public.share_link (workspace_id, id, project_id, has_password, expires_at, created_by)
    values (p_workspace, p_id, p_project, p_password_hash is not null, p_expires_at,
      current_setting('app.user_id')::uuid);
  insert into public.share_secret (hash, workspace_id, share_link_id, password_hash)
    values (p_hash, p_workspace, p_id, p_password_hash);
  return true;
end $$;

-- As before, and it tells which of them nobody gets anything by.
drop function public.share_links_of(uuid, uuid);
create function public.share_links_of(p_workspace uuid, p_project uuid)
returns table (id uuid, has_password boolean, created_at timestamptz, expires_at timestamptz, void_reason text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id, l.has_password, l.created_at, l.expires_at,
    public.share_void_reason(l.workspace_id, l.project_id, l.created_by)
  from public.share_link l
  where l.workspace_id = p_workspace and l.project_id = p_project and l.revoked_at is null
    and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
    and p_project = any (coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[])
    and public.token_may('{share:admin}')
    and public.share_void_reason(p_workspace, p_project,
      nullif(current_setting('app.user_id', true), '')::uuid) is null
$$;

revoke execute on function public.share_void_reason(uuid, uuid, uuid), public.live_share(bytea),
  public.share_links_of(uuid, uuid) from public;
grant execute on function public.share_links_of(uuid, uuid) to tf_app;

set local role tf_owner;
