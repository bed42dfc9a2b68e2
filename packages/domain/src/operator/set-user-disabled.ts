import type { IdentityHandle } from "@taskflow/db";
import { sql } from "kysely";
import { endAllSessions } from "./end-all-sessions.ts";
import { revokeAllTokens } from "./revoke-all-tokens.ts";
import { requireUserByEmail } from "./require-user-by-email.ts";

/**
 * Disables an account, which ends all of its sessions and tokens at once and for good, or enables it again.
 * What it owns stays.
 *
 * @throws {OperatorError} if there is no such account.
 */
export function setUserDisabled(
  auth: IdentityHandle,
  email: string,
  isDisabled: boolean,
): Promise<void> {
  return auth.transaction().execute(async (tx) => {
    const { id } = await requireUserByEmail(tx, email);
    await tx
      .updateTable("user")
      .set({ disabled_at: isDisabled ? sql<string>`coalesce(disabled_at, now())` : null })
      .where("id", "=", id)
      .execute();
    if (!isDisabled) return;
    await endAllSessions(tx, id);
    await revokeAllTokens(tx, id);
  });
}
