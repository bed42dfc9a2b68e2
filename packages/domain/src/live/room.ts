import type { LiveStream, Sight, StreamItem } from "./live-stream.ts";
import { createPresenceBoard, type PresenceBoard } from "./presence-board.ts";

/** What happened after a number, in the one form in which it goes to all who stand there. */
export interface SharedDelta {
  /** Who could read it so. */
  readonly sight: Sight;
  readonly number: bigint;
  /** Null if nothing of it shows. */
  readonly item: StreamItem | null;
}

/** The streams of one workspace in this process, and what they share. */
export interface Room {
  readonly workspaceId: string;
  readonly streams: Set<LiveStream>;
  readonly board: PresenceBoard;
  /** What was read since the last look, by what one sees and by the number after which it begins. */
  readonly shared: Map<string, Promise<SharedDelta>>;
}

export function createRoom(workspaceId: string): Room {
  return { workspaceId, streams: new Set(), board: createPresenceBoard(), shared: new Map() };
}
