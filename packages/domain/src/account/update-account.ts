import type { CurrentUserJson, UpdateAccountInput } from "@taskflow/contract";
import type { SessionContext } from "../context.ts";
import { unauthenticated } from "../domain-error.ts";
import { liveSessions } from "./live-session.ts";
import { USER_COLUMNS } from "./user-columns.ts";

/**
 * Sets the named fields of the person's own account.
 *
 * @throws {DomainError} `unauthenticated`.
 */
export async function updateAccount(
  { services, sessionId }: SessionContext,
  { name, timeZone, weekStart }: UpdateAccountInput,
): Promise<CurrentUserJson> {
  const { auth } = services.database;
  const user = await auth
    .updateTable("user")
    .set({
      ...(name !== undefined && { name }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
      ...(weekStart !== undefined && { week_start: weekStart }),
    })
    .where("id", "=", liveSessions(auth).where("session.id", "=", sessionId).select("user.id"))
    .returning(USER_COLUMNS)
    .executeTakeFirst();
  if (!user) throw unauthenticated();
  return user;
}
