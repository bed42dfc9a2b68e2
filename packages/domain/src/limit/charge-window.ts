import { sql } from "kysely";
import { DomainError } from "../domain-error.ts";
import type { Services } from "../services.ts";
import { rateLimitKey } from "./rate-limit-key.ts";
import { sweepExpired } from "./sweep-expired.ts";

/** So many tries of one kind by one subject in a window of time. */
export interface WindowLimit {
  readonly bucket: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

/**
 * Counts one try, in one statement that holds across processes and commits by itself, so that a
 * request that fails afterwards has still used it up.
 *
 * @throws {DomainError} `rate_limited` when the window is used up.
 */
export async function chargeWindow(
  { database, limitsFactor }: Services,
  { bucket, limit, windowSeconds }: WindowLimit,
  subject: string,
): Promise<void> {
  const end = sql<string>`now() + make_interval(secs => ${windowSeconds})`;
  const isOver = sql<boolean>`rate_limit.expires_at <= now()`;
  const { count, wait } = await database.auth
    .insertInto("rate_limit")
    .values({ key: rateLimitKey(bucket, subject), count: 1, expires_at: end })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        count: sql<number>`case when ${isOver} then 1 else rate_limit.count + 1 end`,
        expires_at: sql<string>`case when ${isOver} then ${end} else rate_limit.expires_at end`,
      }),
    )
    .returning(["count", sql<number>`ceil(extract(epoch from expires_at - now()))::int`.as("wait")])
    .executeTakeFirstOrThrow();
  if (count === 1) await sweepExpired(database);
  if (count > limit * limitsFactor) throw rateLimited(Math.max(1, wait));
}

/** The refusal that names the wait. */
export function rateLimited(retryAfterSeconds: number): DomainError {
  const wait = retryAfterSeconds === 1 ? "1 second" : `${retryAfterSeconds} seconds`;
  return new DomainError("rate_limited", `Too many tries. Wait ${wait}.`, { retryAfterSeconds });
}
