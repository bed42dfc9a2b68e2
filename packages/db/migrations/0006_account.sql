-- What people decide about their own account: how days are counted for them, which of their sessions
-- go on, and that all of it ends.

alter table public."user"
  -- A name of the IANA database; null follows the device.
  add column time_zone text constraint user_time_zone_check check (length(time_zone) between 1 and 64),
  -- Null follows the language of the device.
  add column week_start text
    constraint user_week_start_check check (week_start in ('monday', 'saturday', 'sunday'));
grant select (time_zone, week_start) on public."user" to tf_app;

-- When its person last proved who they are: sensitive calls want that to be a few minutes ago.
alter table public.session add column authenticated_at timestamptz;
update public.session set authenticated_at = created_at;
alter table public.session alter column authenticated_at set not null,
  alter column authenticated_at set default now();

alter table public.session drop constraint session_revoked_reason_check;
alter table public.session add constraint session_revoked_reason_check check (revoked_reason in
  ('signed_out', 'reused', 'replaced', 'disabled', 'ended', 'password_changed'));

grant delete on public.workspace, public.membership, public.task, public.change, public.change_head,
  public.access to tf_definer;
create policy task_definer_delete on public.task for delete to tf_definer using (true);

set local role tf_definer;

-- As before, and one thing more: the rows of a workspace whose log is gone already are deleted without
-- a trace, since a workspace that ends takes its log along. Only leave_every_workspace can get there.
create or replace function public.log_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  -- Not part of what a person changed: the keys, the derived, and what each write touches.
  ignored constant text[] := array['workspace_id', 'search', 'version', 'created_at', 'updated_at'];
  drafts public.change_draft[];
  draft public.change_draft;
  touched integer;
  bound uuid;
  head public.change_head;
  moment timestamptz := clock_timestamp();
  project uuid;
  actor uuid := nullif(current_setting('app.user_id', true), '')::uuid;
  kind text := case when actor is null then 'system' else 'person' end;
  call uuid := nullif(current_setting('app.call_id', true), '')::uuid;
  request text := nullif(current_setting('app.request_id', true), '');
  salt bytea;
  digest bytea;
begin
  if tg_op = 'INSERT' then
    select count(*), array_agg(
      row(n.workspace_id, to_jsonb(n)->>tg_argv[1], n.version, '{}'::jsonb,
          to_jsonb(n) - ignored)::public.change_draft
      order by n.workspace_id, to_jsonb(n)->>tg_argv[1])
    into touched, drafts from new_rows n;
  elsif tg_op = 'DELETE' then
    if not exists (select from old_rows o join public.change_head h using (workspace_id)) then
      return null;
    end if;
    select count(*), array_agg(
      row(o.workspace_id, to_jsonb(o)->>tg_argv[1], o.version, to_jsonb(o) - ignored,
          '{}'::jsonb)::public.change_draft
      order by o.workspace_id, to_jsonb(o)->>tg_argv[1])
    into touched, drafts from old_rows o;
  else
    select count(*) into touched from new_rows;
    select array_agg(
      row(pair.new->>'workspace_id', pair.new->>tg_argv[1], pair.new->>'version', diff.before,
          diff.after)::public.change_draft
      order by pair.new->>'workspace_id', pair.new->>tg_argv[1])
    into drafts
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
             coalesce(jsonb_object_agg(a.key, a.value), '{}') as after
      from jsonb_each(pair.new - ignored) a
      join jsonb_each(pair.old - ignored) b on b.key = a.key
      where a.value is distinct from b.value
    ) diff;
  end if;
  if touched = 0 then
    return null;
  end if;
  if cardinality(drafts) is distinct from touched then
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
      bound, head.seq, project, kind, actor, extract(epoch from moment), tg_argv[0],
      draft.entity_id, draft.version, lower(tg_op), call, request)::text, 'UTF8'));
    insert into public.change (workspace_id, seq, project_id, actor_kind, actor_id, at, entity,
      entity_id, version, op, before, after, call_id, request_id, salt, digest, hash)
    values (bound, head.seq, project, kind, actor, moment, tg_argv[0], draft.entity_id,
      draft.version, lower(tg_op), draft.before, draft.after, call, request, salt, digest, head.hash);
  end loop;
  update public.change_head set seq = head.seq, hash = head.hash where workspace_id = bound;
  return null;
end $$;

-- Takes a person out of every workspace, before the account itself is deleted. One that nobody else is a
-- member of goes with them, its log first. One that others would be left in without an owner is
-- answered, and then nothing was changed. tf_auth calls it in the transaction that deletes the account;
-- it works for the person behind a live session only, and answers nobody for any other.
create function public.leave_every_workspace(p_session uuid, p_call uuid, p_request text,
  out person uuid, out orphaned uuid)
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
  select m.workspace_id into orphaned
    from public.membership m
    where m.user_id = person and m.role = 'owner'
      and exists (select from public.membership o
        where o.workspace_id = m.workspace_id and o.user_id <> person)
      and not exists (select from public.membership o
        where o.workspace_id = m.workspace_id and o.user_id <> person and o.role = 'owner')
    order by m.workspace_id limit 1;
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
  delete from public.change where workspace_id = any (alone);
  delete from public.change_head where workspace_id = any (alone);
  delete from public.task where workspace_id = any (alone);
  delete from public.membership where workspace_id = any (alone);
  delete from public.workspace where workspace_id = any (alone);
  delete from public.membership where user_id = person;
  delete from public.access where user_id = person;
end $$;

revoke execute on function public.leave_every_workspace(uuid, uuid, text) from public;
grant execute on function public.leave_every_workspace(uuid, uuid, text) to tf_auth;

set local role tf_owner;
