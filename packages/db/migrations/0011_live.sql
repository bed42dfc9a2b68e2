-- Readers of the change log go by number.

set local role tf_definer;

-- The last number of a workspace stands in change_head, which only tf_definer sees; who may read the
-- workspace may know it, also where the newest changes are hidden from them: so they go on after those and
-- need not look at them again.
create function public.change_number(p_workspace uuid) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.seq from public.change_head h
  where h.workspace_id = p_workspace
    and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
$$;

-- Who of the readers of streams may go on: one row for each pair of a session and a workspace, with the
-- person and the role that the prelude would find, and how far the workspace's log has got. Without a live
-- session there is no person, without a membership no role and no number. In scope are the private projects
-- that they see: two members of one role and one scope see the same.
create function public.find_readers(p_sessions uuid[], p_workspaces uuid[])
returns table (session_id uuid, workspace_id uuid, user_id uuid, role text, scope text, number bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with live as materialized (
    select s.id, public.find_session_user(s.id) as user_id
    from (select distinct unnest(p_sessions) as id) s
  )
  select p.session_id, p.workspace_id, l.user_id, a.role, s.ids, h.seq
  from unnest(p_sessions, p_workspaces) p (session_id, workspace_id)
  join live l on l.id = p.session_id
  left join public.access a on a.user_id = l.user_id and a.workspace_id = p.workspace_id
  left join public.change_head h on h.workspace_id = a.workspace_id
  cross join lateral (
    select coalesce(array_agg(o.id order by o.id), '{}')::text as ids
    from public.project o
    where o.workspace_id = a.workspace_id and o.is_private
      and (a.role in ('owner', 'admin') or exists (
        select from public.project_member m
        where m.workspace_id = o.workspace_id and m.project_id = o.id and m.user_id = a.user_id))
  ) s
$$;

revoke execute on function public.change_number(uuid), public.find_readers(uuid[], uuid[]) from public;
grant execute on function public.change_number(uuid), public.find_readers(uuid[], uuid[]) to tf_app;

set local role tf_owner;
