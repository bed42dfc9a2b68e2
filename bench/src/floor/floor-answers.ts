import { randomBytes, randomUUID } from "node:crypto";
import { verify } from "@node-rs/argon2";
import type { FloorDatabase } from "./floor-database.ts";

/** Input of a procedure, as it came: nothing here is checked. */
export interface Input {
  readonly workspaceId?: string;
  readonly id?: string;
  readonly title?: string;
  readonly search?: string;
  readonly patch?: { readonly title?: string };
  readonly email?: string;
  readonly password?: string;
}
/** Answers one procedure. */
export type Answer = (db: FloorDatabase, input: Input) => Promise<unknown>;

const COLUMNS = `t.id, t.workspace_id as "workspaceId", t.project_id as "projectId",
  t.number, t.title, t.description, t.status, t.priority,
  t.due_date::text as "dueDate", t.created_at as "createdAt", t.updated_at as "updatedAt",
  t.deleted_at as "deletedAt", t.version`;
const PAGE = 50;

const LIST = `select ${COLUMNS} from floor.task t
  where t.workspace_id = $1 and t.deleted_at is null
  order by t.created_at desc, t.id desc limit ${PAGE + 1}`;
const SEARCH = `with found as materialized (
    select f.id, f.search from floor.task f
    where f.workspace_id = $1 and f.search @@ $2::tsquery and f.deleted_at is null limit 200)
  select ${COLUMNS} from found join floor.task t on t.id = found.id and t.workspace_id = $1
  order by ts_rank(found.search, $2::tsquery) desc, t.created_at desc, t.id desc limit ${PAGE + 1}`;
const GET = `select ${COLUMNS} from floor.task t where t.workspace_id = $1 and t.id = $2`;
const CREATE = `insert into floor.task as t (workspace_id, id, title, description, status, priority, due_date)
  values ($1, $2, $3, '', 'todo', 'none', null)
  on conflict (workspace_id, id) do nothing returning ${COLUMNS}`;
const UPDATE = `update floor.task as t
  set title = $3, version = t.version + 1, updated_at = clock_timestamp()
  where t.workspace_id = $1 and t.id = $2 returning ${COLUMNS}`;
const FIND_USER = `select id, password_hash from public."user" where email = $1`;
const START_SESSION = `insert into public.session (id, user_id, salt, idle_expires_at, expires_at)
  values ($1, $2, $3, now() + interval '14 days', now() + interval '30 days')`;

/** The same calls as the product's, by the same statements, with nothing around them. */
export const FLOOR_ANSWERS: Readonly<Record<string, Answer>> = {
  async "task.list"(db, { workspaceId, search }) {
    const rows =
      search === undefined
        ? await db.send<ListedRow>("list", LIST, [workspaceId])
        : await db.send<ListedRow>("search", SEARCH, [workspaceId, prefixesOf(search)]);
    const items = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? items.at(-1) : undefined;
    return { items, nextCursor: last ? toCursor(last) : null };
  },
  async "task.get"(db, { workspaceId, id }) {
    return first(await db.send("get", GET, [workspaceId, id]));
  },
  "task.create"(db, { workspaceId, title }) {
    return db.transaction(async (send) =>
      first(await send("create", CREATE, [workspaceId, randomUUID(), title])),
    );
  },
  "task.update"(db, { workspaceId, id, patch }) {
    return db.transaction(async (send) => {
      await send("get", GET, [workspaceId, id]);
      return first(await send("update", UPDATE, [workspaceId, id, patch?.title]));
    });
  },
  async "auth.login"(db, { email, password = "" }) {
    const [user] = await db.send<UserRow>("find-user", FIND_USER, [email]);
    if (!user || !(await verify(user.password_hash, password))) {
      throw new Error("e-mail and password do not belong together");
    }
    await db.send("start-session", START_SESSION, [randomUUID(), user.id, randomBytes(32)]);
    const accessToken = randomBytes(32).toString("base64url");
    return { status: "signed_in", accessToken, expiresIn: 600 };
  },
};

interface ListedRow {
  readonly id: string;
  readonly createdAt: string | Date;
}

interface UserRow {
  readonly id: string;
  readonly password_hash: string;
}

function toCursor({ createdAt, id }: ListedRow): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString("base64url");
}

function prefixesOf(search: string): string {
  const words = search.match(/\w+/gu) ?? [];
  return words.map((word) => `'${word}':*`).join(" & ");
}

function first<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("there is no such task");
  return row;
}
