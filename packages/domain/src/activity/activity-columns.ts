import type { ActivityJson } from "@taskflow/contract";
import { sql } from "kysely";

/** Whoever did it; of a token, whose it is. */
const person = sql`case change.actor_kind when 'token' then token.user_id else change.actor_id end`;

/** An act of the change log, named as the answer names it; `fields` with spaces between them. */
export const ACTIVITY_COLUMNS = [
  sql<string>`change.seq::text`.as("number"),
  "change.at",
  sql<ActivityJson["who"]>`case change.actor_kind
          when 'token' then jsonb_build_object('kind', 'token', 'id', change.actor_id, 'name', token.name)
          when 'person' then jsonb_build_object('kind', 'person', 'id', change.actor_id,
            'name', public.member_name(change.workspace_id, change.actor_id))
          else jsonb_build_object('kind', 'system') end`.as("who"),
  sql<string | null>`${person}`.as("actorId"),
  sql<string | null>`public.member_name(change.workspace_id, ${person})`.as("actorName"),
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
            when 'workspace' then coalesce(change.after->>'name', (
              select w.name from public.workspace w where w.workspace_id = change.workspace_id))
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
