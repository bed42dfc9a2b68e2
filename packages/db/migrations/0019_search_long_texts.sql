-- Search looks at long texts among the newest tasks as well. It left them all to the index, which was not
-- asked once two hundred shorter ones had been found: so of a frequent word the newest match could be missing.
-- To look at one means to fetch it from beside its row, twenty times the work of a short one. So only so many
-- are looked at; what is behind the last of them is not among the newest any more, and left to the index whole.
set local role tf_definer;

create or replace function public.search_newest(p_workspace uuid, p_projects uuid[], p_words tsquery,
  p_any_word tsquery, p_status text[], p_priority text[], p_deleted boolean, p_count integer)
  returns table (id uuid, created_at timestamptz, place tid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- In the order of the index: whatever sorts would read the whole workspace.
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  return query
    select l.id, l.created_at, l.place, ts_rank(l.search, p_any_word)
    from (
      select n.id, n.created_at, n.place, n.search
      from (
        -- Each of the two indexes has its own half; the other one is not read.
        (select t.id, t.created_at, t.ctid as place, t.search, t.status, t.priority, t.project_id
          from public.task t
          where not p_deleted and t.workspace_id = p_workspace and t.deleted_at is null
          order by t.created_at desc, t.id desc limit p_count)
        union all
        (select t.id, t.created_at, t.ctid, t.search, t.status, t.priority, t.project_id
          from public.task t
          where p_deleted and t.workspace_id = p_workspace and t.deleted_at is not null
          order by t.created_at desc, t.id desc limit p_count)
      ) n
      where case when pg_column_size(n.search) > 2000 then true else n.search @@ p_words end
        and (p_status is null or n.status = any (p_status))
        and (p_priority is null or n.priority = any (p_priority))
        and n.project_id = any (p_projects)
      limit p_count / 10
    ) l
    where case when pg_column_size(l.search) > 2000 then l.search @@ p_words else true end
    limit 200;
end $$;

-- Whether there are more tasks than so many, those in the trash with them: without, a second look finds nothing new.
create function public.has_more_tasks(p_workspace uuid, p_count integer) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- What counts stops at once, whatever the workspace's size.
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  return exists (select from public.task t where t.workspace_id = p_workspace offset p_count);
end $$;
revoke execute on function public.has_more_tasks(uuid, integer) from public;

-- As before, and it looks on only where there is more, and asks no index for the rest but that of words.
create or replace function public.search_task(p_workspace uuid, p_query text, p_status text[], p_priority text[],
  p_deleted boolean, p_project uuid) returns table (id uuid, created_at timestamptz, place tid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- Statistics know all tenants together: for a word that is frequent in another workspace only, a scan
-- until 200 are found looks cheap, and reads everybody's tasks. What is left is the index of words.
set enable_seqscan = off set enable_indexscan = off
-- Who types waits for the first two hundred: helpers take longer to come than to find them.
set max_parallel_workers_per_gather = 0 as $$
declare
  projects uuid[];
  named uuid;
  named_created timestamptz;
  named_place tid;
  words text;
  any_word tsquery;
  own_words tsquery;
  newest integer;
  ids uuid[];
  created timestamptz[];
  places tid[];
  ranks real[];
begin
  if not p_workspace = any (coalesce(nullif(current_setting('app.read', true), ''), '{}')::uuid[]) then
    return;
  end if;
  select coalesce(array_agg(p.id), '{}') into projects
  from public.project p
  where p.workspace_id = p_workspace
    and p.id = any (coalesce(nullif(current_setting('app.projects', true), ''), '{}')::uuid[])
    and case when p_project is null then p.archived_at is null else p.id = p_project end;

  if projects = '{}' then
    return;
  end if;

  if p_query ~ '^[A-Za-z][A-Za-z0-9]{0,5}-[1-9][0-9]{0,8}$' then
    select t.id, t.created_at, t.ctid into named, named_created, named_place
    from public.project p
    join public.task t on t.workspace_id = p.workspace_id and t.project_id = p.id
      and t.number = split_part(p_query, '-', 2)::integer
    where p.workspace_id = p_workspace and p.key = upper(split_part(p_query, '-', 1))
      and p.id = any (projects)
      and (p_status is null or t.status = any (p_status))
      and (p_priority is null or t.priority = any (p_priority))
      and (t.deleted_at is not null) = p_deleted;
    if named is not null then
      return query select named, named_created, named_place, 10::real;
    end if;
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
  -- Thirty-six of two thousand are two hundred of eleven thousand, give or take; of long texts a tenth of both.
  foreach newest in array '{2000, 16000}'::integer[] loop
    select array_agg(n.id), array_agg(n.created_at), array_agg(n.place), array_agg(n.rank)
    into ids, created, places, ranks
    from public.search_newest(p_workspace, projects, words::tsquery, any_word, p_status, p_priority, p_deleted, newest) n
    where n.id is distinct from named;
    exit when coalesce(cardinality(ids), 0) < 36 or cardinality(ids) >= 199
      -- So few were all looked at, however long they are.
      or not public.has_more_tasks(p_workspace, newest / 10);
  end loop;
  return query select * from unnest(ids, created, places, ranks);
  if cardinality(ids) = 200 then
    return;
  end if;

  own_words := regexp_replace(words, '(^|& )''', '\1''' || right(p_workspace::text, 12), 'g');
  return query
    with found as materialized (
      select t.id, t.created_at, t.ctid as place, t.search
      from public.task t
      where regexp_replace(strip(t.search)::text, '(^| )''', '\1''' || right(t.workspace_id::text, 12), 'g')::tsvector
          @@ own_words
        and (p_status is null or t.status = any (p_status))
        and (p_priority is null or t.priority = any (p_priority))
        -- No conditions for an index: one of all the workspace's tasks looks cheap beside the words, or to be
        -- read together with theirs, as soon as there are long texts.
        and (t.workspace_id = p_workspace) is true
        and (t.project_id = any (projects)) is true
        and (t.deleted_at is not null)::integer = p_deleted::integer
        and t.id <> all (array_remove(array_append(ids, named), null))
      limit 200 - coalesce(cardinality(ids), 0)
    )
    select f.id, f.created_at, f.place, ts_rank(f.search, any_word) from found f;
end $$;

set local role tf_owner;
