-- Text search finds candidates on the index, past row-level security, whose barrier would hide the
-- index from the operator @@ (it is not leakproof). So the function checks access itself, by the same
-- setting as the policies, and what it finds is joined to task under the policies again.

set local role tf_definer;

create function public.search_task(p_workspace uuid, p_query text, p_status text[], p_priority text[],
  p_deleted boolean) returns table (id uuid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- Statistics know all tenants together: for a word that is frequent in another workspace only, a scan
-- until 200 are found looks cheap, and reads everybody's tasks. What is left is the index of words.
set enable_seqscan = off set enable_indexscan = off as $$
declare
  words text;
begin
  if not p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]) then
    return;
  end if;
  -- plainto_tsquery takes any text; each word of its canonical form may be a beginning only.
  words := regexp_replace(plainto_tsquery('simple',
    translate(p_query, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)))::text,
    '''( &|$)', ''':*\1', 'g');
  if words = '' then
    return;
  end if;
  return query
    with found as materialized (
      select t.id, t.search
      from public.task t
      where t.workspace_id = p_workspace
        and t.search @@ words::tsquery
        and (p_status is null or t.status = any (p_status))
        and (p_priority is null or t.priority = any (p_priority))
        and (t.deleted_at is not null) = p_deleted
      limit 200
    )
    select f.id, ts_rank(f.search, words::tsquery) from found f;
end $$;

revoke execute on function public.search_task(uuid, text, text[], text[], boolean) from public;
grant execute on function public.search_task(uuid, text, text[], text[], boolean) to tf_app;

set local role tf_owner;
