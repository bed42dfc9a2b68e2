import type { LoginInput } from "@taskflow/contract";
import type { PasswordPlace } from "@taskflow/crypto";
import type { IdentityHandle } from "@taskflow/db";
import type { PublicContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";
import { chargeWindow } from "../limit/charge-window.ts";
import {
  chargePasswordFailure,
  forgetPasswordFailures,
  type PasswordTries,
} from "../limit/password-failures.ts";
import { reportSecurity } from "../security-event.ts";
import { toDomainError } from "../to-domain-error.ts";
import type { BrowserMemory } from "./browser-memory.ts";
import { startSession, type NewSession } from "./start-session.ts";

const BY_ADDRESS = { bucket: "login-address", limit: 30, windowSeconds: 300 };

/** What the database knows of whoever an e-mail belongs to. */
interface Account {
  readonly id: string;
  readonly password_hash: string;
}

/**
 * Signs in with e-mail and password. The former session of the same browser ends.
 *
 * An unknown e-mail costs the same work, the same tries and gets the same answer as a wrong password.
 * That an account is disabled is told only to who knows its password. A browser that has signed in to
 * this account before has tries of its own, so that strangers who guess cannot keep its owner waiting.
 *
 * @throws {DomainError} `invalid_credentials`; `forbidden` if the account is disabled; `rate_limited`;
 *   `busy` if too many passwords wait to be looked at.
 * @see OWASP ASVS 5.0 V6.3.1, V6.3.8
 */
export async function signIn(
  ctx: PublicContext,
  input: LoginInput,
  browser: BrowserMemory = {},
): Promise<NewSession> {
  const { passwords, database } = ctx.services;
  let user: Account | undefined;
  try {
    // First of all: in a flood of sign-ins nothing is done for those who come to nothing.
    using place = passwords.enter(ctx.call.address);
    user = await database.auth
      .selectFrom("user")
      .select(["id", "password_hash"])
      .where("email", "=", input.email)
      .executeTakeFirst();
    const session = await verifyAndStart(ctx, { user, input, browser, place });
    reportSecurity(ctx, { event: "sign_in", userId: user?.id, sessionId: session.sessionId });
    return session;
  } catch (error) {
    const reason = toDomainError(error)?.code;
    reportSecurity(ctx, { event: "sign_in_failed", userId: user?.id, reason });
    throw error;
  }
}

/** One try to sign in: what was sent, and whose it may be. */
interface Attempt {
  readonly user: Account | undefined;
  readonly input: LoginInput;
  readonly browser: BrowserMemory;
  readonly place: PasswordPlace;
}

async function verifyAndStart(ctx: PublicContext, attempt: Attempt): Promise<NewSession> {
  const { services, call } = ctx;
  const { user, input, browser, place } = attempt;
  const tries = triesOf(ctx, attempt);
  await chargeWindow(services, BY_ADDRESS, call.address);
  await chargePasswordFailure(services, tries);
  const { isMatch, newHash } = await place.verifyAndRenew(input.password, user?.password_hash);
  if (!user || !isMatch) throw wrongCredentials();
  await forgetPasswordFailures(services, tries);

  return services.database.auth.transaction().execute(async (tx) => {
    await lockAccount(tx, user);
    if (newHash !== null) {
      await tx
        .updateTable("user")
        .set({ password_hash: newHash })
        .where("id", "=", user.id)
        .execute();
    }
    return startSession(ctx, tx, { userId: user.id, browser });
  });
}

const wrongCredentials = () =>
  new DomainError("invalid_credentials", "E-mail and password do not belong together.");

/**
 * The account may have changed while the password was looked at. From here on it cannot, so whatever ends
 * its sessions afterwards finds the new one too.
 */
async function lockAccount(tx: IdentityHandle, { id, password_hash }: Account): Promise<void> {
  const account = await tx
    .selectFrom("user")
    .select("disabled_at")
    .where("id", "=", id)
    .where("password_hash", "=", password_hash)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!account) throw wrongCredentials();
  if (account.disabled_at !== null) throw new DomainError("forbidden", "This account is disabled.");
}

/** Stands in for the account that an unknown e-mail does not have: looking costs the same. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

function triesOf(
  { services }: PublicContext,
  { user, input, browser: { deviceToken } }: Attempt,
): PasswordTries {
  const device =
    deviceToken === undefined
      ? null
      : services.deviceTokens.deviceOf(deviceToken, user?.id ?? NOBODY);
  return device === null
    ? { bucket: "login", subject: input.email }
    : { bucket: "login-device", subject: device };
}
