import { type Database, isMigrated } from "@taskflow/db";

const VALID_MS = 1_000;

/** Answers whether the database answers and is migrated; asks it once a second, however often it is asked. */
export function createReadiness(database: Database): () => Promise<boolean> {
  let askedAt = Number.NEGATIVE_INFINITY;
  let answer: Promise<boolean> = Promise.resolve(false);
  return () => {
    const now = performance.now();
    if (now - askedAt >= VALID_MS) {
      askedAt = now;
      answer = isMigrated(database).catch(() => false);
    }
    return answer;
  };
}
