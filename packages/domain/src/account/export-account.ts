import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type AccountExportJson,
  type TaskJson,
} from "@taskflow/contract";
import type { ReadHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { ActorContext } from "../context.ts";
import { DomainError, unauthenticated } from "../domain-error.ts";
import { chargeWindow } from "../limit/charge-window.ts";
import { reportSecurity } from "../security-event.ts";
import { listSessions } from "../session/list-sessions.ts";
import { TASK_COLUMNS } from "../task/task-columns.ts";
import { requireFreshSession } from "./live-session.ts";
import { USER_COLUMNS } from "./user-columns.ts";

const BY_USER = { bucket: "export", limit: 5, windowSeconds: 3_600 };
/** Rows a statement: each stays far below the time-out of a statement. */
const PAGE = 5_000;
/** UTF-16 units of titles and descriptions together: a string of JavaScript has to hold the document. */
const TEXT_MAX = 100_000_000;

/**
 * Writes down everything that is the person's own, as of one moment but for the list of sessions, which
 * is of a moment before.
 */
export async function exportAccount(ctx: ActorContext): Promise<AccountExportJson> {
  const { userId } = await requireFreshSession(ctx);
  await chargeWindow(ctx.services, BY_USER, userId);
  const sessions = await listSessions(ctx);
  const own = await ctx.readOwnSnapshot(readOwn);
  reportSecurity(ctx, { event: "account_exported", userId, sessionId: ctx.sessionId });
  const { exportedAt, ...rest } = own;
  return { format: EXPORT_FORMAT, version: EXPORT_VERSION, exportedAt, sessions, ...rest };
}

async function readOwn(db: ReadHandle) {
  const user = await db
    .selectFrom("user")
    .select([...USER_COLUMNS, sql<string>`now()`.as("exportedAt")])
    .executeTakeFirst();
  if (!user) throw unauthenticated();
  const { exportedAt, ...person } = user;
  const rows = await db
    .selectFrom("access")
    .innerJoin("workspace", "workspace.workspace_id", "access.workspace_id")
    .select([
      "workspace.workspace_id as workspaceId",
      "workspace.name",
      "workspace.created_at as createdAt",
      "workspace.updated_at as updatedAt",
      "access.role",
      "access.is_personal as personal",
    ])
    .orderBy("access.is_personal", "desc")
    .orderBy("workspace.workspace_id")
    .execute();
  const workspaces = [];
  const budget = { textLeft: TEXT_MAX };
  for (const { workspaceId: id, name, createdAt, updatedAt, role } of rows) {
    if (role !== "owner") continue;
    workspaces.push({ id, name, createdAt, updatedAt, tasks: await readTasks(db, id, budget) });
  }
  const memberships = rows.map(({ workspaceId, name, role, personal }) => ({
    workspaceId,
    name,
    role,
    personal,
  }));
  return { exportedAt, user: person, memberships, workspaces };
}

async function readTasks(
  db: ReadHandle,
  workspaceId: string,
  budget: { textLeft: number },
): Promise<TaskJson[]> {
  const tasks: TaskJson[] = [];
  for (;;) {
    const last = tasks.at(-1);
    const page = await db
      .selectFrom("task")
      .select(TASK_COLUMNS)
      .where("workspace_id", "=", workspaceId)
      .$if(last !== undefined, (query) => query.where("id", ">", last?.id ?? ""))
      .orderBy("id")
      .limit(PAGE)
      .execute();
    for (const { title, description } of page) budget.textLeft -= title.length + description.length;
    if (budget.textLeft < 0) throw tooLarge();
    // Not by spread: a call takes no more than some tens of thousands of arguments.
    for (const task of page) tasks.push(task);
    if (page.length < PAGE) return tasks;
  }
}

function tooLarge(): DomainError {
  return new DomainError(
    "payload_too_large",
    "There is more text than one document can hold. Whoever runs the server can make a backup of it.",
  );
}
