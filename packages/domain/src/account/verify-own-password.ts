import type { SessionContext } from "../context.ts";
import { DomainError } from "../domain-error.ts";
import { chargePasswordFailure, forgetPasswordFailures } from "../limit/password-failures.ts";
import { reportSecurity } from "../security-event.ts";
import { toDomainError } from "../to-domain-error.ts";
import type { SessionOwner } from "./live-session.ts";

/** A password that somebody who is signed in gave, and the field that it came in. */
export interface GivenPassword {
  readonly field: "password" | "currentPassword";
  readonly password: string;
}

/**
 * Makes sure that whoever holds the session knows the account's password. Tries are counted as at the
 * sign-in, and by themselves: who has stolen a session can guess no quicker, nor close the way in.
 *
 * @throws {DomainError} `invalid_credentials` with the field named; `rate_limited`; `busy`.
 */
export async function verifyOwnPassword(
  ctx: SessionContext,
  { userId, passwordHash }: SessionOwner,
  { field, password }: GivenPassword,
): Promise<void> {
  const { services, call, sessionId } = ctx;
  const tries = { bucket: "password", subject: userId } as const;
  try {
    using place = services.passwords.enter(call.address);
    await chargePasswordFailure(services, tries);
    const { isMatch } = await place.verify(password, passwordHash);
    if (!isMatch) {
      const message = "This is not your password.";
      const issues = [{ path: [field], message }];
      throw new DomainError("invalid_credentials", message, { issues });
    }
  } catch (error) {
    const reason = toDomainError(error)?.code;
    reportSecurity(ctx, { event: "reauthentication_failed", userId, sessionId, reason });
    throw error;
  }
  await forgetPasswordFailures(services, tries);
}
