import type { Role } from "@taskflow/contract";
import type { LiveStream, StreamItem } from "./live-stream.ts";
import { createPresenceBoard, type PresenceBoard } from "./presence-board.ts";

/** What happened after a number, in the one form in which it goes to all who stand there. */
export interface SharedDelta {
  /** The role under which it was read: policies tell no more of a member apart. */
  readonly role: Role | null;
  readonly number: bigint;
  /** Null if nothing of it shows. */
  readonly item: StreamItem | null;
}

/** The streams of one workspace in this process, and what they share. */
export interface Room {
  readonly workspaceId: string;
  readonly streams: Set<LiveStream>;
  readonly board: PresenceBoard;
  /** What was read since the last look, by role and by the number after which it begins. */
  readonly shared: Map<string, Promise<SharedDelta>>;
}

export function createRoom(workspaceId: string): Room {
  return { workspaceId, streams: new Set(), board: createPresenceBoard(), shared: new Map() };
}
