import { z } from "zod";
import { SessionId } from "./ids.ts";
import { Timestamp } from "./timestamp.ts";

/** Minutes for which a password that was just given opens the calls that want one. */
export const FRESH_SESSION_MINUTES = 10;

/** One browser or program in which a person is signed in. */
export const Session = z.strictObject({
  id: SessionId,
  createdAt: Timestamp,
  /** When it last renewed its tokens, which a session in use does every ten minutes. */
  lastUsedAt: Timestamp,
  /** As the browser or program called itself when it signed in; not to be trusted. */
  userAgent: z.string(),
  /** The session of this very call. */
  isCurrent: z.boolean(),
});
export type Session = z.infer<typeof Session>;

/** Those that live now, last used first; never more than twenty. */
export const SessionList = z.strictObject({ items: z.array(Session) });
export type SessionList = z.infer<typeof SessionList>;

export const SessionRef = z.strictObject({ id: SessionId });
export type SessionRef = z.infer<typeof SessionRef>;

export const EndedSessions = z.strictObject({
  /** How many ended by this call. */
  ended: z.number().int(),
});
export type EndedSessions = z.infer<typeof EndedSessions>;

/** As rows are before the answer is parsed: the same, without brands. */
export type SessionJson = z.input<typeof Session>;
