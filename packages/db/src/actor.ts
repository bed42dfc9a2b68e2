import type { Role } from "@taskflow/contract";

/** Whom the prelude found behind a session. */
export interface Actor {
  readonly userId: string;
  /** The role in the bound workspace; null if there is none, or several are bound. */
  readonly role: Role | null;
}

/** On whose behalf, and where, a statement runs. */
export interface ReadEntry {
  readonly sessionId: string;
  readonly workspaceId: string;
}

/** Like {@link ReadEntry}, with the names that the change log gives to the write. */
export interface WriteEntry extends ReadEntry {
  readonly callId: string;
  readonly requestId: string;
}
