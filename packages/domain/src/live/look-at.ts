import type { LiveReader } from "@taskflow/db";
import type { Credential } from "../credential.ts";
import {
  deadSecret,
  deadToken,
  DomainError,
  notFound,
  signatureRequired,
  unauthenticated,
} from "../domain-error.ts";
import type { LiveStream, Sight, StreamReader } from "./live-stream.ts";
import type { Room } from "./room.ts";
import { findVisible, type SourceParts } from "./room-source.ts";
import { isSameSight, keyOfSight } from "./sight.ts";

const READERS_A_STATEMENT = 1_000;

/**
 * Looks at the database once for all streams of these rooms: ends those whose reader may not go on, and
 * wakes those for whom something is new.
 */
export async function lookAt(rooms: readonly Room[], parts: SourceParts): Promise<void> {
  const streams = rooms.flatMap((room) => [...room.streams]);
  const found = await findAll(streams, parts);
  for (const room of rooms) room.shared.clear();
  for (const stream of streams) judge(stream, found.get(keyOfReader(stream.reader)), parts);
  for (const room of rooms) await tellPresence(room, parts);
}

const keyOf = ({ credentialId, secretId, workspaceId }: ReaderKey) =>
  `${credentialId} ${secretId ?? ""} ${workspaceId}`;
type ReaderKey = Pick<LiveReader, "credentialId" | "secretId" | "workspaceId">;

function keyOfReader({ credential, workspaceId }: StreamReader): string {
  const secretId = credential.kind === "token" ? credential.secretId : null;
  return keyOf({ credentialId: credential.id, secretId, workspaceId });
}

async function findAll(streams: readonly LiveStream[], { database }: SourceParts) {
  const readers = [...new Map(streams.map(({ reader }) => [keyOfReader(reader), reader])).values()];
  const found = new Map<string, LiveReader>();
  for (let start = 0; start < readers.length; start += READERS_A_STATEMENT) {
    const some = readers.slice(start, start + READERS_A_STATEMENT);
    for (const each of await database.findReaders(some)) {
      found.set(keyOf(each), each);
    }
  }
  return found;
}

function judge(stream: LiveStream, found: LiveReader | undefined, { isAllowed }: SourceParts) {
  const { userId = null, role = null, number = null, scope = "", refusal = null } = found ?? {};
  if (refusal !== null) return stream.end(signatureRequired());
  if (userId === null) return stream.end(nobody(stream.reader.credential));
  if (role === null || number === null) return stream.end(notFound("workspace"));
  if (!isAllowed(role, "change:read")) {
    return stream.end(new DomainError("forbidden", `The role ${role} may not do this.`));
  }
  see(stream, { role, scope });
  stream.head = number;
  if (stream.position < number) stream.wake();
}

/** What there was, and is no more: which of a token and its secret it was is not looked up. */
function nobody(credential: Credential): DomainError {
  if (credential.kind === "session") return unauthenticated();
  return credential.secretId === null ? deadToken() : deadSecret();
}

/** Who sees less or more than before is told anew of who looks at what. */
function see(stream: LiveStream, sight: Sight) {
  if (stream.sight && !isSameSight(stream.sight, sight)) {
    stream.presence.clear();
    stream.needsWholePresence = true;
  }
  stream.sight = sight;
}

/** Tells of who looks at what, to whoever may see the task. */
async function tellPresence(room: Room, parts: SourceParts): Promise<void> {
  const changed = room.board.takeChanged();
  if (changed.length === 0) return;
  for (const streams of Map.groupBy(room.streams, ({ sight }) => keyOfSight(sight)).values()) {
    const [someone] = streams;
    if (!someone?.sight) continue;
    // One of them asks for all. If that fails, each asks for itself: other rooms must not wait for this one.
    const found = await findVisible(parts, someone.reader, changed).catch(() => null);
    const isShared = found?.rows.length === 0 || isSameSight(found?.sight ?? null, someone.sight);
    for (const stream of streams) {
      if (!found || !isShared) stream.needsWholePresence = true;
      else for (const taskId of found.rows) stream.presence.add(taskId);
      stream.wake();
    }
  }
}
