import type { ChangeDeltaJson, ListChangesInput, TaskJson } from "@taskflow/contract";
import type { ReadHandle } from "@taskflow/db";
import { sql, type Nullable } from "kysely";
import { scopeIn } from "./scope-in.ts";
import { TASK_COLUMNS } from "../task/task-columns.ts";
import { toTask } from "../task/to-task.ts";

/** Bytes of titles and descriptions in one delta, as on one page of a list. */
const TEXT_MAX = 2 * 1024 * 1024;

/** A delta, and who else would get the same. */
export interface ReadDelta {
  /** Undefined if the workspace has not reached the number, or does not show at all. */
  readonly delta: ChangeDeltaJson | undefined;
  /** The private projects that show. */
  readonly scope: string;
}

/**
 * Reads a delta in one statement, under whatever policies the handle is bound to. Numbers have no gaps, so
 * a delta is of a range of them, however few of its changes show.
 */
export async function readDelta(db: ReadHandle, range: ListChangesInput): Promise<ReadDelta> {
  const rows = await changedEntities(db, range);
  return { delta: toDelta(rows, range), scope: rows[0]?.scope ?? "" };
}

function toDelta(rows: readonly Row[], range: ListChangesInput): ChangeDeltaJson | undefined {
  const head = BigInt(rows[0]?.head ?? -1);
  const after = BigInt(range.after);
  if (head < after) return undefined;
  const end = after + BigInt(range.limit);
  const cutAt = rows.at(-1)?.nextSeq ?? null;
  const whole = end < head ? end : head;
  const number = cutAt === null ? whole : BigInt(cutAt) - 1n;
  return { ...sortOut(rows), number: String(number), hasMore: number < head };
}

type Row = Awaited<ReturnType<typeof changedEntities>>[number];

function hasTask<R extends Nullable<TaskJson>>(row: R): row is R & TaskJson {
  return row.id !== null;
}

function sortOut(rows: readonly Row[]) {
  const missing = rows.flatMap(({ entity, entityId, id }) =>
    entity !== null && entityId !== null && id === null ? [{ entity, id: entityId }] : [],
  );
  return {
    tasks: rows.filter(hasTask).map(toTask),
    gone: missing.filter(({ entity }) => entity === "task").map(({ id }) => id),
    others: missing.filter(({ entity }) => entity !== "task"),
  };
}

/**
 * A row for each thing that changed in the range, in the order of its last change there, as far as the texts
 * have room; of all that did not change at least the head. `nextSeq` of the last row is where it was cut.
 */
function changedEntities(db: ReadHandle, { workspaceId, after, limit }: ListChangesInput) {
  const head = sql<{
    number: string | null;
    scope: string;
  }>`(select public.change_number(${workspaceId}) as number, ${scopeIn(workspaceId)} as scope)`;
  const changed = db
    .selectFrom("change")
    .select(({ fn }) => ["entity", "entity_id", fn.max("seq").as("seq")])
    .where("workspace_id", "=", workspaceId)
    .where("seq", ">", after)
    .where("seq", "<=", sql<string>`${after}::bigint + ${limit}::bigint`)
    .groupBy(["entity", "entity_id"]);
  const now = db
    .selectFrom(head.as("head"))
    .leftJoin(changed.as("changed"), (join) => join.onTrue())
    .leftJoin("task", (join) =>
      join
        .on("task.workspace_id", "=", workspaceId)
        .onRef("task.id", "=", "changed.entity_id")
        .on("changed.entity", "=", "task"),
    )
    .select([
      "head.number as head",
      "head.scope",
      "changed.entity",
      "changed.entity_id as entityId",
      "changed.seq",
      sql<string | null>`lead(changed.seq) over (order by changed.seq)`.as("nextSeq"),
      sql<string>`coalesce(sum(octet_length(task.title) + octet_length(task.description))
        over (order by changed.seq rows between unbounded preceding and 1 preceding), 0)`.as(
        "textBefore",
      ),
      ...TASK_COLUMNS,
    ]);
  return db
    .selectFrom(now.as("now"))
    .selectAll("now")
    .where("textBefore", "<=", sql<string>`${TEXT_MAX}`)
    .orderBy("seq")
    .execute();
}
