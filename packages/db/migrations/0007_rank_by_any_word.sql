-- The rank of a text by words that must all be there compares the places of each two of them: sixty-six
-- words that stand 256 times each in twenty tasks took longer than a statement may, and ten such searches
-- held every connection. All words are there in whatever was found, so the rank by any of them orders
-- it as well, at a cost that grows with the words and not with their pairs.

set local role tf_definer;

create or replace function public.search_task(p_workspace uuid, p_query text, p_status text[], p_priority text[],
  p_deleted boolean) returns table (id uuid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- Statistics know all tenants together: for a word that is frequent in another workspace only, a scan
-- until 200 are found looks cheap, and reads everybody's tasks. What is left is the index of words.
set enable_seqscan = off set enable_indexscan = off as $$
declare
  words text;
  any_word tsquery;
begin
  if not p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]) then
    return;
  end if;
  -- plainto_tsquery takes any text; each word of its canonical form may be a beginning only.
  words := regexp_replace(plainto_tsquery('simple', regexp_replace(p_query,
    '[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff]', ' ', 'g'))::text,
    '''( &|$)', ''':*\1', 'g');
  if words = '' then
    return;
  end if;
  any_word := replace(words, ' & ', ' | ')::tsquery;
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
    select f.id, ts_rank(f.search, any_word) from found f;
end $$;

set local role tf_owner;
