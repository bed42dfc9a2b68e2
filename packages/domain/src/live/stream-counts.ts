import type { Signals } from "@taskflow/db";
import { DomainError } from "../domain-error.ts";

const STREAMS_MAX = 10;
const STREAMS_OF_PROCESS_MAX = 2_000;
const RETRY_SECONDS = 5;
/** What another process said counts for so long. */
const VALID_MS = 30_000;

/** Counts the streams of each person, over all processes as far as they were heard lately. */
export interface StreamCounts {
  /**
   * Takes a place; answers how to give it back.
   *
   * @throws {DomainError} `too_many_streams` if the person has ten; `busy` if the process has two thousand.
   */
  readonly take: (userId: string) => () => void;
  /** Says again what this process has; to be called every ten seconds or so. */
  readonly tell: () => void;
  readonly close: () => void;
}

/** Two processes that open streams at the same moment may both take the last place. */
export function createStreamCounts(
  signals: Signals,
  { processId, now = Date.now }: { readonly processId: string; readonly now?: () => number },
): StreamCounts {
  const own = new Map<string, number>();
  const others = new Map<string, { readonly count: number; readonly heardAt: number }>();
  let total = 0;

  const stop = signals.listen(({ topic, body }) => {
    if (topic !== "streams") return;
    const [process, userId = "", count] = body.split(" ");
    if (process === processId || !/^\d{1,4}$/u.test(count ?? "")) return;
    others.set(`${userId} ${process}`, { count: Number(count), heardAt: now() });
  });
  const tellOf = (userId: string) =>
    signals.send({ topic: "streams", body: `${processId} ${userId} ${own.get(userId) ?? 0}` });
  const add = (userId: string, step: 1 | -1) => {
    const count = (own.get(userId) ?? 0) + step;
    if (count === 0) own.delete(userId);
    else own.set(userId, count);
    total += step;
    tellOf(userId);
  };
  const countElsewhere = (userId: string) =>
    [...others].reduce(
      (sum, [key, { count, heardAt }]) =>
        key.startsWith(`${userId} `) && heardAt >= now() - VALID_MS ? sum + count : sum,
      0,
    );
  return {
    take: (userId) => {
      if (total >= STREAMS_OF_PROCESS_MAX) throw tooBusy();
      if ((own.get(userId) ?? 0) + countElsewhere(userId) >= STREAMS_MAX) throw tooMany();
      add(userId, 1);
      let isTaken = true;
      return () => {
        if (isTaken) add(userId, -1);
        isTaken = false;
      };
    },
    tell: () => {
      for (const [key, { heardAt }] of others) if (heardAt < now() - VALID_MS) others.delete(key);
      for (const userId of own.keys()) tellOf(userId);
    },
    close: stop,
  };
}

const tooMany = () =>
  new DomainError("too_many_streams", "You follow this server in ten places already. Close one.");

const tooBusy = () =>
  new DomainError("busy", "The server has as many streams as it takes. Try again in a moment.", {
    retryAfterSeconds: RETRY_SECONDS,
  });
