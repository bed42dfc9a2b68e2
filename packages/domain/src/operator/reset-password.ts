import type { PasswordHasher } from "@taskflow/crypto";
import type { IdentityHandle } from "@taskflow/db";
import { endAllSessions } from "./end-all-sessions.ts";
import { randomPassword } from "./random-password.ts";
import { revokeAllTokens } from "./revoke-all-tokens.ts";
import { requireUserByEmail } from "./require-user-by-email.ts";

/**
 * Gives an account a new random password, ends all of its sessions and tokens, and answers the password: it
 * is to be handed over and kept nowhere.
 *
 * @throws {OperatorError} if there is no such account.
 */
export async function resetPassword(
  { auth, passwords }: { readonly auth: IdentityHandle; readonly passwords: PasswordHasher },
  email: string,
): Promise<string> {
  const password = randomPassword();
  using place = passwords.enter("operator");
  const passwordHash = await place.hash(password);
  await auth.transaction().execute(async (tx) => {
    const { id } = await requireUserByEmail(tx, email);
    await tx
      .updateTable("user")
      .set({ password_hash: passwordHash })
      .where("id", "=", id)
      .execute();
    await endAllSessions(tx, id);
    await revokeAllTokens(tx, id);
  });
  return password;
}
