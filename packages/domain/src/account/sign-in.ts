import type { LoginInput } from "@taskflow/contract";
import type { PublicContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";
import { chargeWindow } from "../limit/charge-window.ts";
import { chargeLoginFailure, forgetLoginFailures } from "../limit/login-failures.ts";
import { startSession } from "./start-session.ts";
import type { TokenPair } from "./token-pair.ts";

const BY_ADDRESS = { bucket: "login-address", limit: 30, windowSeconds: 300 };

/**
 * Signs in with e-mail and password.
 *
 * An unknown e-mail costs the same work, the same tries and gets the same answer as a wrong password.
 * That an account is disabled is told only to who knows its password.
 *
 * @throws {DomainError} `invalid_credentials`; `forbidden` if the account is disabled; `rate_limited`;
 *   `busy` if too many passwords wait to be looked at.
 * @see OWASP ASVS 5.0 V6.3.1, V6.3.8
 */
export async function signIn(ctx: PublicContext, input: LoginInput): Promise<TokenPair> {
  const { services, call } = ctx;
  const { auth } = services.database;
  await chargeWindow(services, BY_ADDRESS, call.address);
  await chargeLoginFailure(services, input.email);

  const user = await auth
    .selectFrom("user")
    .select(["id", "password_hash", "disabled_at"])
    .where("email", "=", input.email)
    .executeTakeFirst();
  const { isMatch, needsRehash } = await services.passwords.verify(
    input.password,
    user?.password_hash,
    call.address,
  );
  if (!user || !isMatch) {
    throw new DomainError("invalid_credentials", "E-mail and password do not belong together.");
  }
  await forgetLoginFailures(services, input.email);
  if (user.disabled_at !== null) throw new DomainError("forbidden", "This account is disabled.");

  const passwordHash = needsRehash
    ? await services.passwords.hash(input.password, call.address)
    : null;
  return auth.transaction().execute(async (tx) => {
    if (passwordHash !== null) {
      await tx
        .updateTable("user")
        .set({ password_hash: passwordHash })
        .where("id", "=", user.id)
        .where("password_hash", "=", user.password_hash)
        .execute();
    }
    return startSession(ctx, tx, user.id);
  });
}
