import type { ActivityJson } from "@taskflow/contract";
import { sql } from "kysely";

/** An act of the change log, named as the answer names it; `fields` with spaces between them. */
export const ACTIVITY_COLUMNS = [
  sql<string>`change.seq::text`.as("number"),
  "change.at",
  "change.actor_id as actorId",
  sql<string | null>`public.member_name(change.workspace_id, change.actor_id)`.as("actorName"),
  "change.entity",
  "change.entity_id as entityId",
  sql<ActivityJson["act"]>`case
          when change.op = 'insert' then 'created'
          when change.op = 'delete' then 'removed'
          when change.after ? 'deleted_at' then
            case when change.after->>'deleted_at' is null then 'restored' else 'trashed' end
          when change.after ? 'archived_at' then
            case when change.after->>'archived_at' is null then 'unarchived' else 'archived' end
          else 'changed' end`.as("act"),
  sql<string | null>`coalesce(
          case change.entity
            when 'task' then task.title
            when 'membership' then public.member_name(change.workspace_id, change.entity_id)
            when 'workspace' then change.after->>'name'
            else project.name end,
          change.after->>'title', change.before->>'title',
          change.after->>'name', change.before->>'name')`.as("title"),
  sql<string>`case when change.op = 'update' then
          array_to_string(array(select jsonb_object_keys(change.after) order by 1), ' ') else '' end`.as(
    "fields",
  ),
  sql<ActivityJson["status"]>`case when change.op = 'update' and change.entity = 'task'
          then change.after->>'status' end`.as("status"),
  sql<ActivityJson["role"]>`case when change.entity = 'membership'
          then change.after->>'role' end`.as("role"),
] as const;
