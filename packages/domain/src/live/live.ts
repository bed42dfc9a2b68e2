import { DomainError } from "../domain-error.ts";
import { LiveStream, type StreamReader } from "./live-stream.ts";
import { createLookout } from "./lookout.ts";
import { createRoom, type Room } from "./room.ts";
import { createRoomSource, type SourceParts } from "./room-source.ts";
import { createStreamCounts } from "./stream-counts.ts";
import { readViewer } from "./viewer-signal.ts";

/** Everybody who waits for news in this process. */
export interface Live {
  /**
   * Opens a stream; `leave` must be called when it is not read any more.
   *
   * @throws {DomainError} `too_many_streams`, `busy`.
   */
  readonly join: (reader: StreamReader, start: StreamStart) => OpenStream;
  /** Ends every stream with `busy`, so that its reader comes back, to another process if there is one. */
  readonly close: () => void;
}

/** Where a stream begins. */
interface StreamStart {
  readonly position: bigint;
  readonly head: bigint;
  readonly signal: AbortSignal;
}

interface OpenStream {
  readonly stream: LiveStream;
  readonly leave: () => void;
}

const RETRY_SECONDS = 1;

/** Makes the place where the streams of a process wait. */
export function createLive(parts: SourceParts & { readonly processId: string }): Live {
  const { signals } = parts.database;
  const rooms = new Map<string, Room>();
  const counts = createStreamCounts(signals, parts);
  const lookout = createLookout(rooms, parts, counts.tell);
  let isClosed = false;

  const stopListening = signals.listen(({ topic, body }) => {
    if (topic === "change") lookout.lookAt(body);
    if (topic !== "presence") return;
    const viewer = readViewer(body);
    if (viewer) rooms.get(viewer.workspaceId)?.board.note(viewer);
  });
  const leave = (room: Room, stream: LiveStream) => {
    room.streams.delete(stream);
    if (room.streams.size === 0) rooms.delete(room.workspaceId);
    if (rooms.size === 0) lookout.rest();
  };
  return {
    join: (reader, { position, head, signal }) => {
      if (isClosed) throw restarting();
      const giveBack = counts.take(reader.userId);
      const room = rooms.get(reader.workspaceId) ?? createRoom(reader.workspaceId);
      rooms.set(reader.workspaceId, room);
      const source = createRoomSource(room, parts);
      const stream = new LiveStream(reader, position, { head, source, signal });
      room.streams.add(stream);
      lookout.start();
      return {
        stream,
        leave: () => {
          giveBack();
          leave(room, stream);
        },
      };
    },
    close: () => {
      isClosed = true;
      stopListening();
      counts.close();
      for (const { streams } of rooms.values()) {
        for (const stream of streams) stream.end(restarting());
      }
    },
  };
}

const restarting = () =>
  new DomainError("busy", "The server stops. Try again in a moment.", {
    retryAfterSeconds: RETRY_SECONDS,
  });
