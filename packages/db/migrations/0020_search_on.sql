-- A second look at a workspace's tasks goes on after the last one that the first took along. Where the first has
-- looked at all there are, no index is asked. Of what the index finds the newest are answered, unless the workspace
-- is large. PostgreSQL keeps the plans: they leave it no choice, and to make them anew for each search took as
-- long as looking at hundreds of tasks.

set local role tf_definer;

-- Each word with the end of its workspace's id before it, as before, but cut: tsvector holds words of up to 2046
-- bytes, and one that was nearly as long could not be stored. A search is of two hundred letters at most.
create function public.workspace_words(p_words tsvector, p_workspace uuid) returns tsvector
language plpgsql immutable strict parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  prefix text := right(p_workspace::text, 12);
  words text[] := tsvector_to_array(p_words);
begin
  for i in 1..cardinality(words) loop
    words[i] := prefix || left(words[i], 255);
  end loop;
  return array_to_tsvector(words);
end $$;
revoke execute on function public.workspace_words(tsvector, uuid) from public;
-- Whoever writes a task calls what its index calls.
grant execute on function public.workspace_words(tsvector, uuid) to tf_app, tf_owner;

set local role tf_owner;
drop index public.task_search_idx;
create index task_search_idx on public.task using gin (public.workspace_words(search, workspace_id));

set local role tf_definer;

drop function public.search_newest(uuid, uuid[], tsquery, tsquery, text[], text[], boolean, integer);

-- Tasks in the order of the newest, after one of them: those that match, and without a rank those whose long
-- text was looked at in vain.
create function public.search_newest(p_workspace uuid, p_projects uuid[], p_words tsquery, p_any_word tsquery,
  p_status text[], p_priority text[], p_deleted boolean, p_after timestamptz, p_after_id uuid, p_count integer, p_take integer)
  returns table (id uuid, created_at timestamptz, place tid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- In the order of the index: whatever sorts would read the whole workspace.
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select l.id, l.created_at, l.place,
      case when pg_column_size(l.search) <= 2000 or l.search @@ p_words then ts_rank(l.search, p_any_word) end
    from (
      select n.id, n.created_at, n.place, n.search
      from (
        -- Each of the two indexes has its own half; the other one is not read.
        (select t.id, t.created_at, t.ctid as place, t.search, t.status, t.priority, t.project_id
          from public.task t
          where not p_deleted and t.workspace_id = p_workspace and t.deleted_at is null
            and (t.created_at, t.id) < (p_after, p_after_id)
          order by t.created_at desc, t.id desc limit p_count)
        union all
        (select t.id, t.created_at, t.ctid, t.search, t.status, t.priority, t.project_id
          from public.task t
          where p_deleted and t.workspace_id = p_workspace and t.deleted_at is not null
            and (t.created_at, t.id) < (p_after, p_after_id)
          order by t.created_at desc, t.id desc limit p_count)
      ) n
      where case when pg_column_size(n.search) > 2000 then true else n.search @@ p_words end
        and (p_status is null or n.status = any (p_status))
        and (p_priority is null or n.priority = any (p_priority))
        and n.project_id = any (p_projects)
      limit p_take
    ) l;
end $$;
revoke execute on function public.search_newest(
  uuid, uuid[], tsquery, tsquery, text[], text[], boolean, timestamptz, uuid, integer, integer) from public;

drop function public.has_more_tasks(uuid, integer);

-- No fewer than the tasks of a workspace, those in the trash with them: the highest number of each project.
create function public.numbered_tasks(p_workspace uuid) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- One row of each project's index, against what search_task has set.
set enable_indexscan = on set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off
set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select coalesce(sum((
      select t.number from public.task t where t.workspace_id = p.workspace_id and t.project_id = p.id
      order by t.number desc limit 1)), 0)
    from public.project p where p.workspace_id = p_workspace);
end $$;
revoke execute on function public.numbered_tasks(uuid) from public;

-- What the index of words finds beside those that were looked at: the newest of up to so many, which the index
-- gathers in no order. Under the settings of search_task.
create function public.search_indexed(p_workspace uuid, p_projects uuid[], p_words text, p_any_word tsquery,
  p_status text[], p_priority text[], p_deleted boolean, p_except uuid[], p_among integer, p_count integer)
  returns table (id uuid, created_at timestamptz, place tid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  own_words tsquery := regexp_replace(p_words, '(^|& )''', '\1''' || right(p_workspace::text, 12), 'g');
begin
  return query
    select n.id, n.created_at, n.place, ts_rank(n.search, p_any_word)
    from (
      select f.*
      from (
        select t.id, t.created_at, t.ctid as place, t.search
        from public.task t
        where public.workspace_words(t.search, t.workspace_id) @@ own_words
          and (p_status is null or t.status = any (p_status))
          and (p_priority is null or t.priority = any (p_priority))
          -- No conditions for an index: one of all the workspace's tasks looks cheap beside the words, or to be
          -- read together with theirs, as soon as there are long texts.
          and (t.workspace_id = p_workspace) is true
          and (t.project_id = any (p_projects)) is true
          and (t.deleted_at is not null)::integer = p_deleted::integer
        limit p_among + cardinality(p_except)
      ) f
      order by f.created_at desc, f.id desc
      limit p_count + cardinality(p_except)
    ) n
    where n.id <> all (p_except)
    limit p_count;
end $$;
revoke execute on function public.search_indexed(
  uuid, uuid[], text, tsquery, text[], text[], boolean, uuid[], integer, integer) from public;

-- As before, but for what is looked at, and two hundred with the task that was named by its key.
create or replace function public.search_task(p_workspace uuid, p_query text, p_status text[], p_priority text[],
  p_deleted boolean, p_project uuid) returns table (id uuid, created_at timestamptz, place tid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- Statistics know all tenants together: for a word that is frequent in another workspace only, a scan
-- until 200 are found looks cheap, and reads everybody's tasks. What is left is the index of words.
set enable_seqscan = off set enable_indexscan = off set plan_cache_mode = force_generic_plan
-- Who types waits for the first two hundred: helpers take longer to come than to find them.
set max_parallel_workers_per_gather = 0 as $$
declare
  projects uuid[];
  named uuid;
  named_created timestamptz;
  named_place tid;
  words text;
  any_word tsquery;
  look integer := 2000;
  take integer := 200;
  -- What was looked at, without a rank where in vain.
  ids uuid[] := '{}';
  created timestamptz[] := '{}';
  places tid[] := '{}';
  ranks real[] := '{}';
  before integer;
  matches integer;
  numbered bigint;
  is_whole boolean;
  among integer;
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
  loop
    before := cardinality(ids);
    select ids || array_agg(n.id), created || array_agg(n.created_at), places || array_agg(n.place),
      ranks || array_agg(n.rank)
    into ids, created, places, ranks
    from public.search_newest(p_workspace, projects, words::tsquery, any_word, p_status, p_priority, p_deleted,
      -- Any id, as no time is as late.
      coalesce(created[before], 'infinity'), coalesce(ids[before], p_workspace), look, take) n;
    matches := cardinality(array_remove(ranks, null));
    if matches < 200 then
      numbered := public.numbered_tasks(p_workspace);
    end if;
    -- Fewer than it may take along, and no task behind those that it may look at: nothing is left.
    is_whole := cardinality(ids) - before < take and numbered <= look;
    -- Thirty-six of two thousand are two hundred of eleven thousand, give or take. A rarer word the index finds
    -- sooner.
    exit when look > 2000 or is_whole or matches not between 36 and 199;
    look := 14000;
    -- Those that are missing, and with them twice the long texts that will be looked at in vain.
    take := (200 - matches) * (2 * cardinality(ids) - matches) / matches;
  end loop;
  return query
    select u.id, u.created_at, u.place, u.rank
    from unnest(ids, created, places, ranks) u (id, created_at, place, rank)
    where u.rank is not null and u.id is distinct from named
    limit 200 - (named is not null)::integer;
  if matches >= 200 or is_whole then
    return;
  end if;

  -- To tell the newest takes as long as the matches are many.
  among := case when numbered > 16000 then 200 - matches else 16000 end;
  return query
    select i.id, i.created_at, i.place, i.rank
    from public.search_indexed(p_workspace, projects, words, any_word, p_status, p_priority, p_deleted,
      array_remove(array_append(ids, named), null), among, 200 - matches) i
    limit 200 - matches - (named is not null and named <> all (ids))::integer;
end $$;

set local role tf_owner;
