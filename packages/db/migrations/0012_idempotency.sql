-- Writes that are done once, however often they are sent: what each key was used for, and what was
-- answered. Written in the transaction of the write itself, and kept for a day.

-- Not part of the log: it says nothing that the log does not say of the write.
create table public.idempotency_record (
  workspace_id uuid not null references public.workspace (workspace_id) on delete cascade,
  -- A token, or a person with any of their sessions.
  caller_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  -- On whose behalf; of a token its owner. What they were answered goes with their account.
  user_id uuid not null references public."user" (id) on delete cascade,
  -- Of method, path and content.
  fingerprint bytea not null check (length(fingerprint) = 32),
  -- In which the answer lets its reader look; null if in none.
  project_id uuid,
  -- As text, that is with its fields in the order in which they were answered.
  answer json not null check (octet_length(answer::text) <= 4194304),
  created_at timestamptz not null default clock_timestamp(),
  primary key (workspace_id, caller_id, key)
);
create index idempotency_record_user_id_idx on public.idempotency_record (user_id);
create index idempotency_record_created_at_idx on public.idempotency_record (created_at);

grant select, insert (workspace_id, caller_id, key, user_id, fingerprint, project_id, answer)
  on public.idempotency_record to tf_app;
grant select, delete on public.idempotency_record to tf_definer;
-- Rows are locked to be taken away.
grant update (created_at) on public.idempotency_record to tf_definer;

alter table public.idempotency_record enable row level security;
alter table public.idempotency_record force row level security;
create policy idempotency_record_definer on public.idempotency_record to tf_definer
  using (true) with check (true);
-- Nobody gets another person's answer, nor one of a project that they see no longer.
create policy idempotency_record_read on public.idempotency_record for select to tf_app
  using (workspace_id = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
    and user_id = nullif(current_setting('app.user_id', true), '')::uuid
    and (project_id is null or project_id in (
      select unnest(coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[]))));
create policy idempotency_record_insert on public.idempotency_record for insert to tf_app
  with check (workspace_id = any (coalesce(nullif(current_setting('app.write', true), ''), '{}')::uuid[])
    and user_id = nullif(current_setting('app.user_id', true), '')::uuid
    and (project_id is null
      or project_id in (
        select unnest(coalesce(nullif(current_setting('app.write_projects', true), ''), '{}')::uuid[]))
      or project_id in (
        select unnest(coalesce(nullif(current_setting('app.managed_projects', true), ''), '{}')::uuid[]))));

set local role tf_definer;

-- Takes away what is older than a day: the record of one key, which may then be used anew, and up to
-- p_max of anybody's. It tells nothing of them.
create function public.sweep_idempotency(p_workspace uuid, p_caller uuid, p_key text, p_max integer)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.idempotency_record r
    where r.workspace_id = p_workspace and r.caller_id = p_caller and r.key = p_key
      and r.created_at <= now() - interval '24 hours';
  delete from public.idempotency_record r
    where (r.workspace_id, r.caller_id, r.key) in (
      select o.workspace_id, o.caller_id, o.key from public.idempotency_record o
      where o.created_at <= now() - interval '24 hours'
      order by o.created_at limit p_max for update skip locked);
end $$;
revoke execute on function public.sweep_idempotency(uuid, uuid, text, integer) from public;
grant execute on function public.sweep_idempotency(uuid, uuid, text, integer) to tf_app;

set local role tf_owner;
