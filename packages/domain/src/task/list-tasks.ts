import type { ListTasksInput, TaskJson } from "@taskflow/contract";
import type { ReadHandle } from "@taskflow/db";
import type { ActorContext } from "../context.ts";
import { openCursor, sealCursor, type ListedTask, type Position } from "./task-cursor.ts";
import { searchTasks } from "./search-tasks.ts";
import { TASK_COLUMNS } from "./task-columns.ts";

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
  const rows = await ctx.read<ListedTask[]>(workspaceId, "task:read", (db) =>
    kind === "search"
      ? searchTasks(db, { ...input, search }, after)
      : newestTasks(db, input, after),
  );
  const page = cutPage(rows, limit);
  const last = page.length < rows.length ? page.at(-1) : undefined;
  return {
    items: page.map(({ rank: _, ...task }) => task),
    nextCursor: last ? sealCursor(cursors, kind, last) : null,
  };
}

/** UTF-16 units of descriptions on one page: a hundred of the longest would be forty megabytes. */
const PAGE_TEXT_MAX = 1_000_000;

/** The rows of this page: as many as were asked for, fewer if their descriptions are long, at least one. */
function cutPage(rows: readonly ListedTask[], limit: number): readonly ListedTask[] {
  let text = 0;
  const end = rows.findIndex(({ description }, index) => {
    text += description.length;
    return index === limit || (index > 0 && text > PAGE_TEXT_MAX);
  });
  return end === -1 ? rows : rows.slice(0, end);
}

/** One row more than the page holds tells whether there is a next one. */
async function newestTasks(
  db: ReadHandle,
  { workspaceId, limit, status, priority, deleted }: ListTasksInput,
  after: Position | null,
): Promise<ListedTask[]> {
  return db
    .selectFrom("task")
    .select(TASK_COLUMNS)
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
    .limit(limit + 1)
    .execute();
}
