import { rateLimited } from "./charge-window.ts";

/** Calls a minute. A call may be of several kinds: a search of a user's is both. */
const LIMITS = {
  /** By person, of all other calls. */
  user: 600,
  /** By session, of the calls by which people look after their account and their sessions. */
  session: 60,
  /** By address, of the calls that need no session, and of those without a valid token. */
  anonymous: 120,
  /** By person. */
  write: 120,
  /** By person. */
  search: 60,
  /** By token, beside what is counted of its owner. */
  token: 600,
  /** By token. */
  tokenWrite: 120,
  /** By person, of the requests that their tokens signed: each leaves a nonce on disk. */
  signed: 600,
} as const;

/** What calls are counted as. */
export type CallKind = keyof typeof LIMITS;

/** Where somebody stands in the minute in which a call was counted. */
export interface Allowance {
  readonly kind: CallKind;
  /** Calls a minute. */
  readonly limit: number;
  /** Calls that are left; none after one that was refused. */
  readonly remaining: number;
  /** Until the minute is over. */
  readonly resetSeconds: number;
}

/** Counts calls, one a procedure call, also inside a batch. */
export interface CallLimits {
  /**
   * Counts one call, and tells where its caller stands then, also if it is refused.
   *
   * @throws {DomainError} `rate_limited` until the minute is over.
   */
  readonly charge: (kind: CallKind, subject: string, tell?: (allowance: Allowance) => void) => void;
  /** Takes back one call that was charged, and came to nothing by somebody else's doing. */
  readonly giveBack: (kind: CallKind, subject: string) => void;
  /** Tells whether the next {@link CallLimits.charge} would be refused, and counts nothing. */
  readonly isUsedUp: (kind: CallKind, subject: string) => boolean;
}

const MINUTE_MS = 60_000;

/**
 * Makes the limits of one process. They are counted in its memory, by the minute of its clock, since a row
 * for each call would cost more than the call: n processes let through n times as much.
 */
export function createCallLimits({
  factor,
  now = Date.now,
}: {
  readonly factor: number;
  readonly now?: () => number;
}): CallLimits {
  const kinds = Object.keys(LIMITS) as CallKind[];
  const counts = new Map(kinds.map((kind) => [kind, new Map<string, number>()]));
  let end = 0;
  const look = (kind: CallKind, subject: string) => {
    const moment = now();
    // Also when the clock was set back.
    if (moment >= end || moment < end - MINUTE_MS) {
      end = moment - (moment % MINUTE_MS) + MINUTE_MS;
      for (const each of counts.values()) each.clear();
    }
    const ofKind = counts.get(kind);
    const limit = Math.floor(LIMITS[kind] * factor);
    const count = (ofKind?.get(subject) ?? 0) + 1;
    return { ofKind, limit, count, resetSeconds: Math.ceil((end - moment) / 1_000) };
  };
  return {
    charge: (kind, subject, tell) => {
      const { ofKind, limit, count, resetSeconds } = look(kind, subject);
      tell?.({ kind, limit, remaining: Math.max(0, limit - count), resetSeconds });
      if (count > limit) throw rateLimited(resetSeconds);
      ofKind?.set(subject, count);
    },
    giveBack: (kind, subject) => {
      const { ofKind, count } = look(kind, subject);
      // In another minute there is nothing to take back.
      if (count > 1) ofKind?.set(subject, count - 2);
    },
    isUsedUp: (kind, subject) => {
      const { limit, count } = look(kind, subject);
      return count > limit;
    },
  };
}
