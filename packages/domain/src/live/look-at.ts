import type { LiveReader, ReaderPair } from "@taskflow/db";
import { DomainError, notFound, unauthenticated } from "../domain-error.ts";
import type { LiveStream } from "./live-stream.ts";
import type { Room } from "./room.ts";
import { findVisible, type SourceParts } from "./room-source.ts";

const READERS_A_STATEMENT = 1_000;

/**
 * Looks at the database once for all streams of these rooms: ends those whose reader may not go on, and
 * wakes those for whom something is new.
 */
export async function lookAt(rooms: readonly Room[], parts: SourceParts): Promise<void> {
  const streams = rooms.flatMap((room) => [...room.streams]);
  const found = await findAll(streams, parts);
  for (const room of rooms) room.shared.clear();
  for (const stream of streams) judge(stream, found.get(keyOf(stream.reader)), parts);
  for (const room of rooms) await tellPresence(room, parts);
}

const keyOf = ({ sessionId, workspaceId }: ReaderPair) => `${sessionId} ${workspaceId}`;

async function findAll(streams: readonly LiveStream[], { database }: SourceParts) {
  const pairs = [...new Map(streams.map(({ reader }) => [keyOf(reader), reader])).values()];
  const found = new Map<string, LiveReader>();
  for (let start = 0; start < pairs.length; start += READERS_A_STATEMENT) {
    const some = pairs.slice(start, start + READERS_A_STATEMENT);
    for (const each of await database.findReaders(some)) found.set(keyOf(each), each);
  }
  return found;
}

function judge(stream: LiveStream, found: LiveReader | undefined, { isAllowed }: SourceParts) {
  const { userId = null, role = null, number = null } = found ?? {};
  if (userId === null) return stream.end(unauthenticated());
  if (role === null || number === null) return stream.end(notFound("workspace"));
  if (!isAllowed(role, "change:read")) {
    return stream.end(new DomainError("forbidden", `The role ${role} may not do this.`));
  }
  stream.role = role;
  stream.head = number;
  if (stream.position < number) stream.wake();
}

/** Tells of who looks at what, to whoever may see the task. */
async function tellPresence(room: Room, parts: SourceParts): Promise<void> {
  const changed = room.board.takeChanged();
  if (changed.length === 0) return;
  for (const [role, streams] of Map.groupBy(room.streams, (stream) => stream.role)) {
    const [someone] = streams;
    if (role === null || !someone) continue;
    // One of them asks for all: policies tell members of one role no more apart.
    const visible = await findVisible(parts, someone.reader, changed);
    for (const stream of streams) {
      for (const taskId of visible) stream.presence.add(taskId);
      stream.wake();
    }
  }
}
