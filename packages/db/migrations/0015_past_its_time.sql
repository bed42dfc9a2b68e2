-- What is past its time: the secret that a token signed with before, which is told of and can be ended, and
-- the records of keyed writes, which go also where no other keyed write comes. And who manages a project sees
-- its links without waiting for who writes.

set local role tf_definer;

-- Until when what was signed with the secret before is taken, of a token that the actor sees; null if it is
-- not.
create function public.former_secret_end(p_token uuid) returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(s.expires_at)
  from public.signing_secret s
  join public.api_token t on t.id = s.token_id
  where s.token_id = p_token and s.expires_at > now()
    and t.workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
    and case when coalesce(current_setting('app.token', true), '') = ''
      then t.user_id = nullif(current_setting('app.user_id', true), '')::uuid
        or current_setting('app.role', true) in ('owner', 'admin')
      else t.id = nullif(current_setting('app.token', true), '')::uuid end
$$;

-- Ends the secret before that of a token of the actor's, which must be one that signs; answers false if there
-- is no such token.
create function public.end_former_secret(p_workspace uuid, p_token uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from public.api_token t
    where t.id = p_token and t.workspace_id = p_workspace and t.kind = 'signed'
      and t.revoked_at is null
      and t.user_id = nullif(current_setting('app.user_id', true), '')::uuid
      and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
      and public.token_may('{}')
    for update;
  if not found then
    return false;
  end if;
  delete from public.signing_secret s where s.token_id = p_token and s.expires_at is not null;
  return true;
end $$;

-- Takes away up to p_max records of keyed writes that are older than a day, the oldest first. It tells nothing
-- of them.
create function public.sweep_idempotency_records(p_max integer) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from public.idempotency_record r
    where (r.workspace_id, r.caller_id, r.key) in (
      select o.workspace_id, o.caller_id, o.key from public.idempotency_record o
      where o.created_at <= now() - interval '24 hours'
      order by o.created_at limit p_max for update skip locked)
$$;

-- The live links of a project that the actor manages; none of any other. The preludes of reads do not say who
-- manages what, as hardly any read asks for it.
create function public.share_links_of(p_workspace uuid, p_project uuid)
returns table (id uuid, has_password boolean, created_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id, l.has_password, l.created_at, l.expires_at
  from public.share_link l
  where l.workspace_id = p_workspace and l.project_id = p_project and l.revoked_at is null
    and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
    and p_project = any (coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[])
    and public.token_may('{share:admin}')
    and exists (
      select from public.access a
      where a.workspace_id = p_workspace and a.user_id = nullif(current_setting('app.user_id', true), '')::uuid
        and (a.role in ('owner', 'admin') or a.role = 'editor' and exists (
          select from public.project_member m
          where m.workspace_id = p_workspace and m.project_id = p_project and m.user_id = a.user_id
            and m.role = 'manager')))
$$;

revoke execute on function public.former_secret_end(uuid), public.end_former_secret(uuid, uuid),
  public.share_links_of(uuid, uuid), public.sweep_idempotency_records(integer) from public;
grant execute on function public.former_secret_end(uuid), public.end_former_secret(uuid, uuid),
  public.share_links_of(uuid, uuid) to tf_app;
grant execute on function public.sweep_idempotency_records(integer) to tf_auth;

set local role tf_owner;
