-- Readers of the change log go by number. The last one of a workspace stands in change_head, which only
-- tf_definer sees; who may read the workspace may know it, also where the newest changes are hidden from
-- them: so they go on after those and need not look at them again.

set local role tf_definer;

create function public.change_number(p_workspace uuid) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.seq from public.change_head h
  where h.workspace_id = p_workspace
    and p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[])
$$;

revoke execute on function public.change_number(uuid) from public;
grant execute on function public.change_number(uuid) to tf_app;

set local role tf_owner;
