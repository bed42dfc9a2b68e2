import { sql } from "kysely";

/** The private projects that policies show to whoever reads, in the words of `find_readers`. */
export function scopeIn(workspaceId: string) {
  return sql<string>`(select coalesce(array_agg(o.id order by o.id), '{}')::text
    from public.project o where o.workspace_id = ${workspaceId} and o.is_private)`;
}
