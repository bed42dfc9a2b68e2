-- Search in a workspace of a million tasks took half a second for a frequent word: the index knew the
-- words of all tenants together, and gathered every match before two hundred were taken. Now each word
-- is in the index with its workspace, so what other tenants write costs nobody anything, and the newest
-- tasks are looked at first, where two hundred matches of a frequent word are found at once.

-- Each word with the end of its workspace's id before it, which is random; two workspaces that share it
-- cost each other time, no more. Written with what PostgreSQL has, because whoever inserts must be allowed
-- to call what an index calls. No word holds a quote: signs are spaces before words are made.
drop index public.task_search_idx;
create index task_search_idx on public.task using gin ((
  regexp_replace(strip(search)::text, '(^| )''', '\1''' || right(workspace_id::text, 12), 'g')::tsvector
));

set local role tf_definer;

-- What matches among the newest tasks: two hundred of them at most, and no more than ten thousand looked at.
-- Long texts are left to the index, which need not read them: ten thousand of the longest are a gigabyte.
-- For search_task alone, which has checked the access.
create function public.search_newest(p_workspace uuid, p_words tsquery, p_any_word tsquery,
  p_status text[], p_priority text[], p_deleted boolean) returns table (id uuid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- In the order of the index: whatever sorts would read the whole workspace.
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  -- Twice, because each of the two indexes has its own half.
  if p_deleted then
    return query
      select n.id, ts_rank(n.search, p_any_word)
      from (select t.id, t.search, t.status, t.priority from public.task t
            where t.workspace_id = p_workspace and t.deleted_at is not null
            order by t.created_at desc, t.id desc limit 10000) n
      where case when pg_column_size(n.search) <= 2000 then n.search @@ p_words else false end
        and (p_status is null or n.status = any (p_status))
        and (p_priority is null or n.priority = any (p_priority))
      limit 200;
  else
    return query
      select n.id, ts_rank(n.search, p_any_word)
      from (select t.id, t.search, t.status, t.priority from public.task t
            where t.workspace_id = p_workspace and t.deleted_at is null
            order by t.created_at desc, t.id desc limit 10000) n
      where case when pg_column_size(n.search) <= 2000 then n.search @@ p_words else false end
        and (p_status is null or n.status = any (p_status))
        and (p_priority is null or n.priority = any (p_priority))
      limit 200;
  end if;
end $$;
revoke execute on function public.search_newest(uuid, tsquery, tsquery, text[], text[], boolean) from public;

create or replace function public.search_task(p_workspace uuid, p_query text, p_status text[],
  p_priority text[], p_deleted boolean) returns table (id uuid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- Statistics know all tenants together: for a word that is frequent in another workspace only, a scan
-- until 200 are found looks cheap, and reads everybody's tasks. What is left is the index of words.
set enable_seqscan = off set enable_indexscan = off as $$
declare
  words text;
  any_word tsquery;
  own_words tsquery;
  ids uuid[];
  ranks real[];
begin
  if not p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]) then
    return;
  end if;
  -- plainto_tsquery takes any text; each word of its canonical form may be a beginning only. Once the
  -- signs are spaces, no word holds one that a query would read as its own.
  words := regexp_replace(plainto_tsquery('simple', regexp_replace(p_query,
    '[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff]', ' ', 'g'))::text,
    '''( &|$)', ''':*\1', 'g');
  if words = '' then
    return;
  end if;
  -- All words are there in whatever is found; the rank by any of them costs what the words cost, and not
  -- their pairs.
  any_word := replace(words, ' & ', ' | ')::tsquery;
  select array_agg(n.id), array_agg(n.rank) into ids, ranks
  from public.search_newest(p_workspace, words::tsquery, any_word, p_status, p_priority, p_deleted) n;
  return query select * from unnest(ids, ranks);
  if cardinality(ids) = 200 then
    return;
  end if;

  own_words := regexp_replace(words, '(^|& )''', '\1''' || right(p_workspace::text, 12), 'g');
  return query
    with found as materialized (
      select t.id, t.search
      from public.task t
      where t.workspace_id = p_workspace
        and regexp_replace(strip(t.search)::text, '(^| )''', '\1''' || right(t.workspace_id::text, 12), 'g')::tsvector
          @@ own_words
        and (p_status is null or t.status = any (p_status))
        and (p_priority is null or t.priority = any (p_priority))
        and (t.deleted_at is not null) = p_deleted
        and t.id <> all (coalesce(ids, '{}'))
      limit 200 - coalesce(cardinality(ids), 0)
    )
    select f.id, ts_rank(f.search, any_word) from found f;
end $$;

set local role tf_owner;
