import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type AccountExportJson,
  type ProjectJson,
  type Scope,
  type TaskJson,
} from "@taskflow/contract";
import type { ReadHandle } from "@taskflow/db";
import { sql } from "kysely";
import type { SessionContext } from "../context.ts";
import { DomainError, unauthenticated } from "../domain-error.ts";
import { chargeWindow } from "../limit/charge-window.ts";
import { reportSecurity } from "../security-event.ts";
import { listSessions } from "../session/list-sessions.ts";
import { PROJECT_COLUMNS } from "../project/project-columns.ts";
import { TASK_COLUMNS } from "../task/task-columns.ts";
import { requireFreshSession } from "./live-session.ts";
import { USER_COLUMNS } from "./user-columns.ts";

const BY_USER = { bucket: "export", limit: 5, windowSeconds: 3_600 };
/** Rows a statement: each stays far below its time-out, also when all of them are as long as can be. */
const PAGE = 1_000;
/** Bytes of titles and descriptions together. */
const TEXT_MAX = 100_000_000;

/**
 * Writes down everything that is the person's own, as of one moment but for the list of sessions, which
 * is of a moment before.
 *
 * What it costs: memory for the rows, which the parsed answer shares its texts with, and for the document
 * twice, as text and as bytes. 100,000 tasks of 200 characters make 42 MB of JSON and 260 MB more of
 * memory for a few seconds, of which checking and writing the document stop the process for about one.
 * Reading goes by pages, and holds a connection and a snapshot for as long.
 *
 * @throws {DomainError} `payload_too_large` if the tasks hold more than 100 MB of text;
 *   `reauthentication_required`; `rate_limited` after five in an hour; `busy` while another one is made;
 *   `unauthenticated`.
 */
export async function exportAccount(
  ctx: SessionContext,
  textMax = TEXT_MAX,
): Promise<AccountExportJson> {
  const { services, sessionId } = ctx;
  const { userId } = await requireFreshSession(ctx);
  const { sessions, own } = await services.exportTurn(async () => {
    await chargeWindow(services, BY_USER, userId);
    return {
      sessions: await listSessions(ctx),
      own: await ctx.readOwnSnapshot((db) => readOwn(db, textMax)),
    };
  });
  reportSecurity(ctx, { event: "account_exported", userId, sessionId });
  return { format: EXPORT_FORMAT, version: EXPORT_VERSION, sessions, ...own };
}

async function readOwn(db: ReadHandle, textMax: number) {
  const row = await db
    .selectFrom("user")
    .select([...USER_COLUMNS, sql<string>`now()`.as("exportedAt")])
    .executeTakeFirst();
  if (!row) throw unauthenticated();
  const { exportedAt, ...user } = row;
  const memberOf = await readMemberships(db);
  const owned = memberOf.filter(({ role }) => role === "owner");
  if ((await textSize(db, owned)) > textMax) throw tooLarge();
  const workspaces = [];
  for (const { workspaceId: id, name, createdAt, updatedAt } of owned) {
    const projects = await readProjects(db, id);
    const tasks = await readTasks(db, id);
    workspaces.push({ id, name, createdAt, updatedAt, projects, tasks });
  }
  const memberships = memberOf.map(
    ({ workspaceId, name, slug, kind, role, joinedAt, personal }) => ({
      workspaceId,
      name,
      slug,
      kind,
      role,
      joinedAt,
      personal,
    }),
  );
  return { exportedAt, user, memberships, tokens: await readTokens(db, user.id), workspaces };
}

function readTokens(db: ReadHandle, userId: string) {
  return db
    .selectFrom("api_token")
    .select([
      "id",
      "workspace_id as workspaceId",
      "name",
      "kind",
      sql<Scope[]>`to_jsonb(scopes)`.as("scopes"),
      "created_at as createdAt",
      "expires_at as expiresAt",
      "last_used_at as lastUsedAt",
      "revoked_at as revokedAt",
    ])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

function readMemberships(db: ReadHandle) {
  return db
    .selectFrom("access")
    .innerJoin("workspace", "workspace.workspace_id", "access.workspace_id")
    .innerJoin("membership", (join) =>
      join
        .onRef("membership.workspace_id", "=", "access.workspace_id")
        .onRef("membership.user_id", "=", "access.user_id"),
    )
    .select([
      "workspace.workspace_id as workspaceId",
      "workspace.name",
      "workspace.slug",
      "workspace.kind",
      "workspace.created_at as createdAt",
      "workspace.updated_at as updatedAt",
      "access.role",
      "membership.created_at as joinedAt",
      "access.is_personal as personal",
    ])
    .orderBy("access.is_personal", "desc")
    .orderBy("workspace.workspace_id")
    .execute();
}

/** In bytes. PostgreSQL knows it without unpacking the texts, and nothing is in memory yet. */
async function textSize(
  db: ReadHandle,
  workspaces: readonly { readonly workspaceId: string }[],
): Promise<number> {
  const ids = workspaces.map(({ workspaceId }) => workspaceId);
  const { bytes } = await db
    .selectFrom("task")
    .where("workspace_id", "=", (eb) => eb.fn.any(sql<string[]>`${ids}::uuid[]`))
    .select(
      sql<number>`coalesce(sum(octet_length(title) + octet_length(description)), 0)::float8`.as(
        "bytes",
      ),
    )
    .executeTakeFirstOrThrow();
  return bytes;
}

function tooLarge(): DomainError {
  return new DomainError(
    "payload_too_large",
    "There is more text than one document can hold. Whoever runs the server can make a backup of it.",
  );
}

function readProjects(db: ReadHandle, workspaceId: string): Promise<ProjectJson[]> {
  return db
    .selectFrom("project")
    .select(PROJECT_COLUMNS)
    .where("workspace_id", "=", workspaceId)
    .orderBy("is_default", "desc")
    .orderBy("name")
    .orderBy("id")
    .execute();
}

async function readTasks(db: ReadHandle, workspaceId: string): Promise<TaskJson[]> {
  const tasks: TaskJson[] = [];
  for (;;) {
    const after = tasks.at(-1)?.id;
    const page = await db
      .selectFrom("task")
      .select(TASK_COLUMNS)
      .where("workspace_id", "=", workspaceId)
      .$if(after !== undefined, (query) => query.where("id", ">", after ?? ""))
      .orderBy("id")
      .limit(PAGE)
      .execute();
    tasks.push(...page);
    if (page.length < PAGE) return tasks;
  }
}
