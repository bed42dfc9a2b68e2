import type { ListTasksInput } from "@taskflow/contract";
import type { ReadHandle } from "@taskflow/db";
import { sql } from "kysely";
import { TASK_COLUMNS } from "./task-columns.ts";
import type { Position } from "./task-cursor.ts";
import { measureText } from "./measure-text.ts";

/** What to search. */
export type TaskSearch = ListTasksInput & { readonly search: string };

/** What search_task answers, of which `place` is the row's own for as long as the statement runs. */
interface Match {
  readonly id: string;
  readonly created_at: string;
  readonly place: string;
  readonly rank: number;
}

/**
 * Finds matches in an index past row-level security, and reads the rows of one page of them under it. Each
 * where it is: by their ids, a plan that was made for a workspace of ten tasks read all of another's million.
 */
export function searchTasks(
  db: ReadHandle,
  { workspaceId, projectId, search, status, priority, deleted, limit }: TaskSearch,
  after: Position | null,
) {
  const matches = sql<Match>`public.search_task(${workspaceId}, ${search},
    ${listOf(status)}, ${listOf(priority)}, ${deleted}, ${projectId ?? null})`;
  const page = db
    .selectFrom(matches.as("match"))
    .selectAll()
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple("match.rank", "match.created_at", "match.id"),
          "<",
          tuple(after?.rank ?? 0, after?.createdAt ?? "", after?.id ?? ""),
        ),
      ),
    )
    .orderBy("match.rank", "desc")
    .orderBy("match.created_at", "desc")
    .orderBy("match.id", "desc")
    .limit(limit + 1);
  return db
    .selectFrom(page.as("match"))
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
      measureText(sql`match.rank desc, match.created_at desc, match.id desc`).as("textSoFar"),
    ])
    .orderBy("match.rank", "desc")
    .orderBy("match.created_at", "desc")
    .orderBy("match.id", "desc");
}

function listOf(filter: string | readonly string[] | undefined): string[] | null {
  return filter === undefined ? null : [filter].flat();
}
