import type { ListTasksInput, TaskJson, TaskPriority, TaskStatus } from "@taskflow/contract";
import { readStatement, type ReadHandle } from "@taskflow/db";
import { sql, type AliasableExpression } from "kysely";
import type { ActorContext } from "../context.ts";
import { openCursor, sealCursor, type ListedTask, type Position } from "./task-cursor.ts";
import { searchTasks } from "./search-tasks.ts";
import { toTask } from "./to-task.ts";
import { TASK_COLUMNS } from "./task-columns.ts";
import { measureText, type MeasuredTask } from "./measure-text.ts";

/** A page of the list, before the answer is parsed. */
export interface TaskPageJson {
  readonly items: TaskJson[];
  readonly nextCursor: string | null;
}

/**
 * Lists a page of tasks, newest first by the server's time; with `search` a limited number of matches, the
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
    kind === "search"
      ? roomForText(db, searchTasks(db, { ...input, search }, after)).execute()
      : newestTasks(db, input, after),
  );
  const page = cutPage(rows, limit);
  const last = page.length < rows.length ? page.at(-1) : undefined;
  return {
    items: page.map(toTask),
    nextCursor: last ? sealCursor(cursors, kind, last) : null,
  };
}

/** Bytes of text on one page: a hundred of the longest descriptions would be forty megabytes. */
const PAGE_TEXT_MAX = 2 * 1024 * 1024;

/** Bytes of a description, of which a page has room for as many as it may have tasks, with their titles. */
const SHORT_TEXT_MAX = 16 * 1024;

/**
 * Of the rows those that a page has room for, and one more. Cut in the database, which knows the sizes
 * without unpacking the texts: what it does not send costs nobody anything.
 */
function roomForText(db: ReadHandle, rows: AliasableExpression<MeasuredTask>) {
  return db
    .selectFrom(rows.as("row"))
    .selectAll("row")
    .where(
      sql<number>`"row"."textSoFar" - octet_length("row".title) - octet_length("row".description)`,
      "<=",
      PAGE_TEXT_MAX,
    )
    .orderBy("row.textSoFar");
}

/** The rows of this page: as many as were asked for, fewer if their texts are long, at least one. */
function cutPage<T extends Partial<MeasuredTask>>(rows: readonly T[], limit: number): readonly T[] {
  const isBeyond = (row: T, index: number) =>
    index === limit || (index > 0 && (row.textSoFar ?? 0) > PAGE_TEXT_MAX);
  const end = rows.findIndex(isBeyond);
  return end === -1 ? rows : rows.slice(0, end);
}

/** Nearly every page is without a long description, and then spared its measuring, a third of the statement. */
async function newestTasks(
  db: ReadHandle,
  { workspaceId, projectId, limit, status, priority, deleted }: ListTasksInput,
  after: Position | null,
): Promise<readonly (ListedTask & Partial<MeasuredTask>)[]> {
  const statuses = [status ?? []].flat();
  const values = {
    workspaceId,
    projectId: projectId ?? "",
    status: statuses[0] ?? "todo",
    statuses,
    priorities: [priority ?? []].flat(),
    createdAt: after?.createdAt ?? "",
    id: after?.id ?? "",
    // One row more than the page holds tells whether there is a next one.
    count: limit + 1,
  };
  const has = {
    deleted,
    project: projectId !== undefined,
    // One alone is read in the order of its index; of several all would be, and sorted.
    oneStatus: statuses.length === 1,
    statuses: status !== undefined && statuses.length !== 1,
    priority: priority !== undefined,
    after: after !== null,
  };
  const short = await newestShort(db, values, has);
  return short.every(isShort) ? short : newestMeasured(db, values, has);
}

/** What changes from call to call in the statement of the newest tasks. */
interface NewestValues {
  readonly workspaceId: string;
  readonly projectId: string;
  readonly status: TaskStatus;
  readonly statuses: readonly TaskStatus[];
  readonly priorities: readonly TaskPriority[];
  readonly createdAt: string;
  readonly id: string;
  readonly count: number;
}

type NewestClauses = Readonly<
  Record<"deleted" | "project" | "oneStatus" | "statuses" | "priority" | "after", boolean>
>;

const newestShort = readStatement((db, values: NewestValues, has: NewestClauses) =>
  newest(db, values, has).select([
    ...TASK_COLUMNS.filter((column) => column !== "task.description"),
    sql<string | null>`case when octet_length(task.description) <= ${sql.lit(SHORT_TEXT_MAX)}
      then task.description end`.as("description"),
  ]),
);

type ShortTask = Awaited<ReturnType<typeof newestShort>>[number];

function isShort(row: ShortTask): row is ShortTask & ListedTask {
  return row.description !== null;
}

const newestMeasured = readStatement((db, values: NewestValues, has: NewestClauses) =>
  roomForText(
    db,
    newest(db, values, has).select([
      ...TASK_COLUMNS,
      measureText(sql`task.created_at desc, task.id desc`).as("textSoFar"),
    ]),
  ),
);

function newest(db: ReadHandle, values: NewestValues, has: NewestClauses) {
  return db
    .selectFrom("task")
    .where("workspace_id", "=", values.workspaceId)
    .where("deleted_at", has.deleted ? "is not" : "is", null)
    .$if(has.project, (query) => query.where("project_id", "=", values.projectId))
    .$if(!has.project, (query) =>
      query.where("project_id", "not in", (eb) =>
        eb
          .selectFrom("project")
          .select("id")
          .where("workspace_id", "=", values.workspaceId)
          .where("archived_at", "is not", null),
      ),
    )
    .$if(has.oneStatus, (query) => query.where("status", "=", values.status))
    .$if(has.statuses, (query) =>
      query.where("status", "=", (eb) => eb.fn.any(eb.val(values.statuses))),
    )
    .$if(has.priority, (query) =>
      query.where("priority", "=", (eb) => eb.fn.any(eb.val(values.priorities))),
    )
    .$if(has.after, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple("created_at", "id"), "<", tuple(values.createdAt, values.id)),
      ),
    )
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(values.count);
}
