-- What stays with people, and what ends when somebody is shut out.

set local role tf_definer;

-- As before; who owns the workspace, and whether its own owner is in it, no token decides.
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

-- Ends the tokens of somebody in all workspaces for good, when an operator shuts them out.
create function public.revoke_tokens_of(p_user uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.api_token set revoked_at = clock_timestamp()
    where user_id = p_user and revoked_at is null
$$;

-- As before, and why a token is not taken that lives.
drop function public.find_readers(text[], uuid[], uuid[]);
create function public.find_readers(p_kinds text[], p_ids uuid[], p_workspaces uuid[])
returns table (credential_id uuid, workspace_id uuid, user_id uuid, role text, scope text, number bigint,
  refusal text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with reader as materialized (
    select * from unnest(p_kinds, p_ids, p_workspaces) r (kind, id, workspace_id)
  ), live as materialized (
    select s.kind, s.id, public.find_session_user(s.id) as user_id, null::uuid as workspace_id,
      null::text as refusal
    from (select distinct r.kind, r.id from reader r where r.kind = 'session') s
    union all
    select t.kind, t.id, case when f.refusal is null then f.user_id end, f.workspace_id, f.refusal
    from (select distinct r.kind, r.id from reader r where r.kind = 'token') t
    left join lateral public.find_token(t.id) f on true
  )
  select r.id, r.workspace_id, l.user_id, a.role, s.ids, h.seq, l.refusal
  from reader r
  join live l on l.kind = r.kind and l.id = r.id
  left join public.access a on a.user_id = l.user_id and a.workspace_id = r.workspace_id
    and a.workspace_id = coalesce(l.workspace_id, r.workspace_id)
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

revoke execute on function public.revoke_tokens_of(uuid),
  public.find_readers(text[], uuid[], uuid[]) from public;
grant execute on function public.revoke_tokens_of(uuid) to tf_auth;
grant execute on function public.find_readers(text[], uuid[], uuid[]) to tf_app;

set local role tf_owner;
