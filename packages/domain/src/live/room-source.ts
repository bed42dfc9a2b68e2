import type { Permission, Role } from "@taskflow/contract";
import { DatabaseUnavailableError, type Database, type ReadHandle } from "@taskflow/db";
import { sql } from "kysely";
import { readDelta } from "../change/read-delta.ts";
import { scopeIn } from "../change/scope-in.ts";
import { notFound } from "../domain-error.ts";
import type { LiveStream, Sight, StreamReader, StreamSource } from "./live-stream.ts";
import type { Room, SharedDelta } from "./room.ts";
import { isSameSight, keyOfSight } from "./sight.ts";

/** By whom and on what the streams of a process are judged. */
export interface SourceParts {
  readonly database: Database;
  readonly isAllowed: (role: Role | null, permission: Permission) => boolean;
}

/** Changes that one event holds at most. */
const PAGE = 1_000;
const VIEWED_TASKS_MAX = 500;
/** Who is farther behind reads alone, so that what is kept for all stays small. */
const SHARED_BEHIND_MAX = 100n;

/** Reads for the streams of a room. */
export function createRoomSource(room: Room, parts: SourceParts): StreamSource {
  return {
    nextChanges: async (stream) => {
      if (stream.position >= stream.head) return null;
      try {
        const { number, item } = await readShared(room, stream, parts);
        stream.position = number;
        return item;
      } catch (error) {
        if (!(error instanceof DatabaseUnavailableError)) throw error;
        // Nothing is lost: the next look sets the head again.
        stream.head = stream.position;
        return null;
      }
    },
    nextPresence: async (stream) => {
      const isWhole = stream.needsWholePresence;
      const changed = [...stream.presence];
      if (!isWhole && changed.length === 0) return null;
      stream.needsWholePresence = false;
      stream.presence.clear();
      const taskIds = isWhole
        ? (await findVisible(parts, stream.reader, room.board.viewedTasks())).rows
        : changed;
      const tasks = taskIds.map((taskId) => room.board.presenceOn(taskId, stream.reader.userId));
      return {
        number: String(stream.position),
        event: {
          kind: "presence",
          isWhole,
          tasks: isWhole ? tasks.filter(({ people }) => people.length > 0) : tasks,
        },
      };
    },
  };
}

/** Which of these tasks the reader may see, and what else they see. */
export async function findVisible(
  parts: SourceParts,
  reader: StreamReader,
  taskIds: readonly string[],
): Promise<{ readonly rows: readonly string[]; readonly sight: Sight | null }> {
  if (taskIds.length === 0) return { rows: [], sight: null };
  const { workspaceId } = reader;
  const ids = taskIds.slice(0, VIEWED_TASKS_MAX);
  const { role, result } = await readAs(parts, reader, (db) =>
    db
      .selectFrom("task")
      .select(["id", scopeIn(workspaceId).as("scope")])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", (eb) => eb.fn.any(sql<string[]>`${ids}::uuid[]`))
      .execute(),
  );
  return { rows: result.map(({ id }) => id), sight: { role, scope: result[0]?.scope ?? "" } };
}

/** Whoever stands at the same number and sees the same gets what the first of them has read. */
async function readShared(
  room: Room,
  stream: LiveStream,
  parts: SourceParts,
): Promise<SharedDelta> {
  const { sight, position } = stream;
  if (!sight || position < stream.head - SHARED_BEHIND_MAX) return readChanges(stream, parts);
  const key = `${position} ${keyOfSight(sight)}`;
  const before = room.shared.get(key);
  if (!before) {
    const delta = readChanges(stream, parts);
    room.shared.set(key, delta);
    return delta;
  }
  const shared = await before.catch((error: unknown) => {
    if (error instanceof DatabaseUnavailableError) throw error;
    // Whoever read it was out by then, which is nobody else's loss.
    return null;
  });
  // By what they saw when they read it, which may be more or less than when it was looked up.
  return shared && isSameSight(shared.sight, sight) ? shared : readChanges(stream, parts);
}

async function readChanges(
  { reader, position, head }: LiveStream,
  parts: SourceParts,
): Promise<SharedDelta> {
  const { workspaceId } = reader;
  const range = { workspaceId, after: String(position), limit: PAGE };
  const { role, result } = await readAs(parts, reader, (db) => readDelta(db, range));
  const sight = { role, scope: result.scope };
  if (!result.delta) {
    return { sight, number: head, item: { number: String(head), event: { kind: "sync" } } };
  }
  const { tasks, gone, others, number } = result.delta;
  const isEmpty = tasks.length + gone.length + others.length === 0;
  return {
    sight,
    number: BigInt(number),
    item: isEmpty ? null : { number, event: { kind: "changes", tasks, gone, others } },
  };
}

/** Reads on behalf of a stream's reader, who must still be allowed to. */
async function readAs<T>(
  { database, isAllowed }: SourceParts,
  { credential, workspaceId }: StreamReader,
  run: (db: ReadHandle) => Promise<T>,
): Promise<{ readonly role: Role | null; readonly result: T }> {
  const reader = database.reader({ credential, workspaceId });
  const result = await run(reader.db);
  const { role } = reader.actor();
  if (!isAllowed(role, "change:read")) throw notFound("workspace");
  return { role, result };
}
