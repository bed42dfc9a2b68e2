-- A stream ends with the secret that its request was signed with.

set local role tf_definer;

-- As before; and of a token that signs, only with a secret of its own that still lives.
drop function public.find_readers(text[], uuid[], uuid[]);
create function public.find_readers(p_kinds text[], p_ids uuid[], p_secrets uuid[], p_workspaces uuid[])
returns table (credential_id uuid, secret_id uuid, workspace_id uuid, user_id uuid, role text, scope text,
  number bigint, refusal text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with reader as materialized (
    select * from unnest(p_kinds, p_ids, p_secrets, p_workspaces) r (kind, id, secret_id, workspace_id)
  ), live as materialized (
    select s.kind, s.id, null::uuid as secret_id, public.find_session_user(s.id) as user_id,
      null::uuid as workspace_id, null::text as refusal
    from (select distinct r.kind, r.id from reader r where r.kind = 'session') s
    union all
    select t.kind, t.id, t.secret_id,
      case when f.refusal is null and (k.kind = 'signed') = (g.id is not null) then f.user_id end,
      f.workspace_id, f.refusal
    from (select distinct r.kind, r.id, r.secret_id from reader r where r.kind = 'token') t
    left join lateral public.find_token(t.id) f on true
    left join public.api_token k on k.id = t.id
    left join public.signing_secret g on g.id = t.secret_id and g.token_id = t.id
      and (g.expires_at is null or g.expires_at > now())
  )
  select r.id, r.secret_id, r.workspace_id, l.user_id, a.role, s.ids, h.seq, l.refusal
  from reader r
  join live l on l.kind = r.kind and l.id = r.id and l.secret_id is not distinct from r.secret_id
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

revoke execute on function public.find_readers(text[], uuid[], uuid[], uuid[]) from public;
grant execute on function public.find_readers(text[], uuid[], uuid[], uuid[]) to tf_app;

set local role tf_owner;
