import { sql } from "kysely";
import type { Services } from "../services.ts";
import { rateLimited } from "./charge-window.ts";
import { rateLimitKey } from "./rate-limit-key.ts";

const FREE_TRIES = 5;
const DELAY_SECONDS_MAX = 900;
/** Tries are forgotten this long after the last one. */
const MEMORY_SECONDS = 3_600;

/** Whose tries are counted together: all at one e-mail, those of one known device, those in one account, those at one link. */
export interface PasswordTries {
  readonly bucket: "login" | "login-device" | "password" | "share";
  readonly subject: string;
}

/**
 * Counts one try at a password as failed, before the password is looked at: sixteen guesses at the
 * same moment are sixteen tries. {@link forgetPasswordFailures} takes it back after a success.
 *
 * After five free tries each further one has to wait twice as long as the one before, from 1 s to 15
 * minutes; never for good. An e-mail without an account is counted in the same way.
 *
 * @throws {DomainError} `rate_limited` during the wait.
 * @see OWASP ASVS 5.0 V6.3.1
 */
export async function chargePasswordFailure(
  services: Services,
  { bucket, subject }: PasswordTries,
): Promise<void> {
  const { auth } = services.database;
  const key = rateLimitKey(bucket, subject);
  const memoryEnd = sql<string>`now() + make_interval(secs => ${MEMORY_SECONDS})`;
  const tries = sql<number>`case when rate_limit.expires_at <= now() then 1 else rate_limit.count + 1 end`;
  const free = FREE_TRIES * services.limitsFactor;
  const charged = await auth
    .insertInto("rate_limit")
    .values({ key, count: 1, expires_at: memoryEnd })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet({
          count: tries,
          expires_at: memoryEnd,
          blocked_until: sql<
            string | null
          >`case when ${tries} >= ${free}::float8 then now() + make_interval(
            secs => least(2 ^ least(${tries} - ${free}::float8, 20), ${DELAY_SECONDS_MAX}::float8)) end`,
        })
        .where(sql<boolean>`coalesce(rate_limit.blocked_until, '-infinity') <= now()`),
    )
    .returning("key")
    .executeTakeFirst();
  if (charged) return;
  const { wait } = (await auth
    .selectFrom("rate_limit")
    .where("key", "=", key)
    .select(sql<number>`ceil(extract(epoch from blocked_until - now()))::int`.as("wait"))
    .executeTakeFirst()) ?? { wait: 1 };
  throw rateLimited(Math.max(1, wait));
}

/** Forgets the failed tries after a success. */
export async function forgetPasswordFailures(
  { database }: Services,
  { bucket, subject }: PasswordTries,
): Promise<void> {
  await database.auth
    .deleteFrom("rate_limit")
    .where("key", "=", rateLimitKey(bucket, subject))
    .execute();
}
