import type { ListTasksInput, TaskJson } from "@taskflow/contract";
import type { ReadHandle } from "@taskflow/db";
import { sql, type AliasableExpression } from "kysely";
import type { ActorContext } from "../context.ts";
import { openCursor, sealCursor, type ListedTask, type Position } from "./task-cursor.ts";
import { searchTasks } from "./search-tasks.ts";
import { TASK_COLUMNS } from "./task-columns.ts";
import { measureText, type MeasuredTask } from "./measure-text.ts";

/** A page of the list, before the answer is parsed. */
export interface TaskPageJson {
  readonly items: TaskJson[];
  readonly nextCursor: string | null;
}

/**
 * Lists a page of tasks, newest first by the server's time; with `search` at most 200 matches, the
 * best of them first. Pages follow a position and never count, so a page costs the same wherever it is.
 *
 * @throws {DomainError} `invalid_input` for a cursor that is not ours; `not_found`, `forbidden`.
 */
export async function listTasks(ctx: ActorContext, input: ListTasksInput): Promise<TaskPageJson> {
  const { cursors } = ctx.services;
  const { workspaceId, limit, search = "" } = input;
  const kind = search === "" ? "newest" : "search";
  const after = openCursor(cursors, kind, input.cursor);
  const rows = await ctx.read(workspaceId, "task:read", (db) =>
    roomForText(
      db,
      kind === "search"
        ? searchTasks(db, { ...input, search }, after)
        : newestTasks(db, input, after),
    ),
  );
  const page = cutPage(rows, limit);
  const last = page.length < rows.length ? page.at(-1) : undefined;
  return {
    items: page.map(({ rank: _, ...task }) => task),
    nextCursor: last ? sealCursor(cursors, kind, last) : null,
  };
}

/** Bytes of text on one page: a hundred of the longest descriptions would be forty megabytes. */
const PAGE_TEXT_MAX = 2 * 1024 * 1024;

/**
 * Of the rows those that a page has room for, and one more. Cut in the database, which knows the sizes
 * without unpacking the texts: what it does not send costs nobody anything.
 */
function roomForText(
  db: ReadHandle,
  rows: AliasableExpression<MeasuredTask>,
): Promise<MeasuredTask[]> {
  return db
    .selectFrom(rows.as("row"))
    .selectAll("row")
    .where(
      sql<number>`"row"."textSoFar" - octet_length("row".title) - octet_length("row".description)`,
      "<=",
      PAGE_TEXT_MAX,
    )
    .orderBy("row.textSoFar")
    .execute();
}

/** The rows of this page: as many as were asked for, fewer if their texts are long, at least one. */
function cutPage(rows: readonly MeasuredTask[], limit: number): ListedTask[] {
  const isBeyond = (row: MeasuredTask, index: number) =>
    index === limit || (index > 0 && row.textSoFar > PAGE_TEXT_MAX);
  const end = rows.findIndex(isBeyond);
  const page = end === -1 ? rows : rows.slice(0, end);
  return page.map(({ textSoFar: _, ...row }) => row);
}

/** One row more than the page holds tells whether there is a next one. */
function newestTasks(
  db: ReadHandle,
  { workspaceId, limit, status, priority, deleted }: ListTasksInput,
  after: Position | null,
) {
  return db
    .selectFrom("task")
    .select([...TASK_COLUMNS, measureText(sql`task.created_at desc, task.id desc`).as("textSoFar")])
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", deleted ? "is not" : "is", null)
    .$if(status !== undefined, (query) => query.where("status", "in", [status ?? []].flat()))
    .$if(priority !== undefined, (query) => query.where("priority", "in", [priority ?? []].flat()))
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple("created_at", "id"), "<", tuple(after?.createdAt ?? "", after?.id ?? "")),
      ),
    )
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
}
