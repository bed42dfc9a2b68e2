import {
  ChangeNumber,
  type ActivityKind,
  type ActivityPageJson,
  type ListActivityInput,
} from "@taskflow/contract";
import type { ReadHandle } from "@taskflow/db";
import { sql } from "kysely";
import { ACTIVITY_COLUMNS } from "./activity-columns.ts";
import type { ActorContext } from "../context.ts";
import { invalidField } from "../domain-error.ts";
import type { Services } from "../services.ts";

const CURSOR = "activity";

/**
 * Not the rows by which a copy is known to be old, which have no project; nor that a task left one, if the
 * reader sees where it came to, since that is told as well.
 */
const isAct = sql<boolean>`case
  when change.op <> 'delete' then true
  when change.entity in ('project', 'project_member') then change.project_id is not null
  else change.entity <> 'task' or task.id is null end`;

const ENTITIES: Readonly<Record<ActivityKind, readonly string[]>> = {
  task: ["task"],
  project: ["project", "project_member", "share_link"],
  member: ["membership"],
  workspace: ["workspace"],
};

/**
 * Lists what was done in a workspace, newest first, from the change log: what is hidden from the actor, such
 * as a private project, is hidden here by the same policies.
 *
 * @throws {DomainError} `invalid_input` for a cursor that is not ours; `not_found`, `forbidden`.
 */
export async function listActivity(
  ctx: ActorContext,
  { workspaceId, actorId, kind, cursor, limit }: ListActivityInput,
): Promise<ActivityPageJson> {
  const { cursors } = ctx.services;
  const before = openCursor(ctx.services, cursor);
  const entities = kind === undefined ? Object.values(ENTITIES).flat() : ENTITIES[kind];
  const rows = await ctx.read(workspaceId, "change:read", (db) =>
    acts(db)
      .where("change.workspace_id", "=", workspaceId)
      .where("change.entity", "in", entities)
      .where(isAct)
      .$if(actorId !== undefined, (query) =>
        query.where(
          sql<boolean>`change.actor_id = any (public.actors_of(${workspaceId}, ${actorId}))`,
        ),
      )
      .$if(before !== null, (query) => query.where("change.seq", "<", before ?? ""))
      .orderBy("change.seq", "desc")
      // One row more than the page holds tells whether there is a next one.
      .limit(limit + 1)
      .execute(),
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ fields, ...row }) => ({
      ...row,
      kind: kindOf(row.entity),
      fields: fields === "" ? [] : fields.split(" "),
    })),
    nextCursor: last ? cursors.seal([CURSOR, last.number]) : null,
  };
}

/** The log, with what each row is about as it is now, and the token by which it was done. */
function acts(db: ReadHandle) {
  return db
    .selectFrom("change")
    .leftJoin("task", (join) =>
      join
        .onRef("task.workspace_id", "=", "change.workspace_id")
        .onRef("task.id", "=", "change.entity_id"),
    )
    .leftJoin("project", (join) =>
      join.onRef("project.workspace_id", "=", "change.workspace_id")
        .on(sql<boolean>`project.id = case when change.entity = 'project' then change.entity_id
          else change.project_id end`),
    )
    .leftJoinLateral(
      sql<{ user_id: string | null; name: string | null }>`public.describe_token(
        change.workspace_id, case change.actor_kind when 'token' then change.actor_id end)`.as(
        "token",
      ),
      (join) => join.onTrue(),
    )
    .select(ACTIVITY_COLUMNS);
}

function kindOf(entity: string): ActivityKind {
  if (ENTITIES.task.includes(entity)) return "task";
  if (ENTITIES.project.includes(entity)) return "project";
  return ENTITIES.member.includes(entity) ? "member" : "workspace";
}

function openCursor({ cursors }: Services, cursor: string | null | undefined): string | null {
  if (cursor === null || cursor === undefined) return null;
  const [kind, number] = cursors.open(cursor) ?? [];
  if (kind !== CURSOR) throw invalidField("cursor", "This cursor does not belong to this list.");
  return ChangeNumber.parse(number);
}
