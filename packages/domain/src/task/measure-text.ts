import { sql, type RawBuilder } from "kysely";
import type { ListedTask } from "./task-cursor.ts";

/** A row of a list, and how much text there is up to and with it. */
export type MeasuredTask = ListedTask & { readonly textSoFar: number };

/** Bytes of titles and descriptions of all rows up to this one; more with each, as no title is empty. */
export function measureText(order: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(sum(octet_length(task.title) + octet_length(task.description))
    over (order by ${order} rows unbounded preceding))::int`;
}
