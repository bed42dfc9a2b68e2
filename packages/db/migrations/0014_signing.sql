-- Signed requests: by what tokens of that kind sign, and which requests were taken already. Only the
-- functions below get to either.

create table public.signing_secret (
  id uuid primary key,
  token_id uuid not null references public.api_token (id) on delete cascade,
  -- Under a key that is derived from the server's secret; opens in this row alone.
  sealed bytea not null check (length(sealed) between 34 and 256),
  created_at timestamptz not null default clock_timestamp(),
  -- Null until another has taken its place.
  expires_at timestamptz
);
create index signing_secret_token_id_idx on public.signing_secret (token_id);
create unique index signing_secret_token_id_key on public.signing_secret (token_id) where expires_at is null;

-- In the write-ahead log like everything else: a nonce that a crash makes forgotten is a request that can
-- be sent again.
create table public.used_nonce (
  token_id uuid not null,
  nonce text not null check (length(nonce) between 22 and 128),
  expires_at timestamptz not null,
  primary key (token_id, nonce)
);
create index used_nonce_expires_at_idx on public.used_nonce (expires_at);

grant select, insert, update, delete on public.signing_secret to tf_definer;
grant select, insert, update, delete on public.used_nonce to tf_definer;
alter table public.signing_secret enable row level security;
alter table public.signing_secret force row level security;
create policy signing_secret_definer on public.signing_secret to tf_definer using (true) with check (true);
alter table public.used_nonce enable row level security;
alter table public.used_nonce force row level security;
create policy used_nonce_definer on public.used_nonce to tf_definer using (true) with check (true);

set local role tf_definer;

-- The live secrets of a live token that signs, the newest first: never more than two.
create function public.find_signing_secrets(p_token uuid)
returns table (user_id uuid, workspace_id uuid, scopes jsonb, id uuid, sealed bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.user_id, f.workspace_id, to_jsonb(f.scopes), s.id, s.sealed
  from public.api_token t
  cross join lateral public.find_token(t.id) f
  join public.signing_secret s on s.token_id = t.id
  where t.id = p_token and t.kind = 'signed' and f.user_id is not null
    and (s.expires_at is null or s.expires_at > now())
  order by s.created_at desc
  limit 2
$$;

-- What a token signed with ends with it, and does not lie about.
create function public.forget_signing_secrets() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.signing_secret s where s.token_id = new.id;
  return null;
end $$;

-- Uses a nonce up, and answers whether nobody had. Taken for longer than a signature can be good for, and
-- each new one takes two away that are past that, so that there are never many. Notes that the token is
-- used, once a minute.
create function public.use_nonce(p_token uuid, p_nonce text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.used_nonce u where (u.token_id, u.nonce) in (
    select o.token_id, o.nonce from public.used_nonce o
    where o.expires_at < clock_timestamp()
    order by o.expires_at limit 2 for update skip locked);
  insert into public.used_nonce (token_id, nonce, expires_at)
    values (p_token, p_nonce, clock_timestamp() + interval '15 minutes')
    on conflict do nothing;
  if not found then
    return false;
  end if;
  update public.api_token t set last_used_at = now()
    where t.id = p_token and (t.last_used_at is null or t.last_used_at < now() - interval '1 minute');
  return true;
end $$;

-- Gives a token of the actor's, which must be one that signs, another secret. The one before is good for
-- p_overlap seconds more, and those before that one no longer. Answers when that will be over, and
-- false if there is no such token.
create function public.add_signing_secret(p_workspace uuid, p_token uuid, p_id uuid, p_sealed bytea,
  p_overlap integer, out is_added boolean, out former_expires_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from public.api_token t
    where t.id = p_token and t.workspace_id = p_workspace and t.kind = 'signed'
      and t.revoked_at is null and t.expires_at > now()
      and t.user_id = nullif(current_setting('app.user_id', true), '')::uuid
      and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
      and public.token_may('{}')
    for update;
  is_added := found;
  if not is_added then
    return;
  end if;
  delete from public.signing_secret s where s.token_id = p_token and s.expires_at is not null;
  update public.signing_secret s set expires_at = clock_timestamp() + make_interval(secs => p_overlap)
    where s.token_id = p_token
    returning s.expires_at into former_expires_at;
  former_expires_at := coalesce(former_expires_at, clock_timestamp());
  insert into public.signing_secret (id, token_id, sealed) values (p_id, p_token, p_sealed);
end $$;

-- Who of the readers of streams may go on, by sessions and by tokens; of a token that signs, only with a secret
-- of its own that still lives. `refusal` says why a token that lives is not taken.
drop function public.find_readers(uuid[], uuid[]);
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

revoke execute on function public.forget_signing_secrets(), public.find_signing_secrets(uuid), public.use_nonce(uuid, text),
  public.add_signing_secret(uuid, uuid, uuid, bytea, integer),
  public.find_readers(text[], uuid[], uuid[], uuid[]) from public;
grant execute on function public.forget_signing_secrets() to tf_owner;
grant execute on function public.find_signing_secrets(uuid), public.use_nonce(uuid, text) to tf_auth;
grant execute on function public.add_signing_secret(uuid, uuid, uuid, bytea, integer),
  public.find_readers(text[], uuid[], uuid[], uuid[]) to tf_app;

set local role tf_owner;

create trigger forget_signing_secrets after update of revoked_at on public.api_token
  for each row when (new.kind = 'signed' and new.revoked_at is not null)
  execute function public.forget_signing_secrets();
