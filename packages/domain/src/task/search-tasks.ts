import type { ListTasksInput } from "@taskflow/contract";
import type { ReadHandle } from "@taskflow/db";
import { sql } from "kysely";
import { TASK_COLUMNS } from "./task-columns.ts";
import type { Position } from "./task-cursor.ts";
import { measureText } from "./measure-text.ts";

/** What to search. */
export type TaskSearch = ListTasksInput & { readonly search: string };

/**
 * Finds matches in an index past row-level security, and reads their rows under it. Each where it is: by
 * their ids, a plan that was made for a workspace of ten tasks read all of another's million.
 */
export function searchTasks(
  db: ReadHandle,
  { workspaceId, projectId, search, status, priority, deleted, limit }: TaskSearch,
  after: Position | null,
) {
  const matches = sql<{ rank: number }>`public.search_task(${workspaceId}, ${search},
    ${listOf(status)}, ${listOf(priority)}, ${deleted}, ${projectId ?? null})`;
  return db
    .selectFrom(matches.as("match"))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("task")
          .selectAll()
          .where("task.workspace_id", "=", workspaceId)
          .where(sql<boolean>`task.ctid = match.place`)
          // Or PostgreSQL would make it a join of its own choice again.
          .offset(0)
          .as("task"),
      (join) => join.onTrue(),
    )
    .select([
      ...TASK_COLUMNS,
      "match.rank",
      measureText(sql`match.rank desc, task.created_at desc, task.id desc`).as("textSoFar"),
    ])
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple("match.rank", "task.created_at", "task.id"),
          "<",
          tuple(after?.rank ?? 0, after?.createdAt ?? "", after?.id ?? ""),
        ),
      ),
    )
    .orderBy("match.rank", "desc")
    .orderBy("task.created_at", "desc")
    .orderBy("task.id", "desc")
    .limit(limit + 1);
}

function listOf(filter: string | readonly string[] | undefined): string[] | null {
  return filter === undefined ? null : [filter].flat();
}
