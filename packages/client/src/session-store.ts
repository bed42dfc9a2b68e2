/** A session as a program keeps it: plain JSON, and as good as a password. */
export interface StoredSession {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since 1970 by this machine's clock, when the access token ends. */
  readonly expiresAtMs: number;
}

/** Where a session is kept. Several clients, also of several processes, may share one. */
export interface SessionStore {
  /** Answers what was written last; null for none. */
  readonly read: () => StoredSession | null | Promise<StoredSession | null>;
  /** Keeps a session in place of the one before; null forgets it. */
  readonly write: (session: StoredSession | null) => void | Promise<void>;
}

/** Keeps a session for as long as the program runs. */
export function memoryStore(): SessionStore {
  let kept: StoredSession | null = null;
  return {
    read: () => kept,
    write: (session) => {
      kept = session;
    },
  };
}
