import type { RegisterInput } from "@taskflow/contract";
import type { PublicContext } from "../context.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { chargeWindow } from "../limit/charge-window.ts";
import { reportSecurity } from "../security-event.ts";
import type { BrowserMemory } from "./browser-memory.ts";
import { insertUser } from "./insert-user.ts";
import { nameFromEmail } from "./name-from-email.ts";
import { startSession, type NewSession } from "./start-session.ts";

const HOUR_SECONDS = 3_600;
const BY_ADDRESS = { bucket: "register-address", limit: 10, windowSeconds: HOUR_SECONDS };
const BY_EMAIL = { bucket: "register-email", limit: 3, windowSeconds: HOUR_SECONDS };

/**
 * Makes an account with its personal workspace, and signs in: all of it or nothing. The former session of
 * the same browser ends.
 *
 * @throws {DomainError} `registration_closed`; `rate_limited`; `invalid_input` for a password that is
 *   common or made of the account's own words; `email_taken`, which tells that an account exists: it
 *   cannot be hidden while no mail can carry the answer.
 */
export async function registerUser(
  ctx: PublicContext,
  input: RegisterInput,
  browser: BrowserMemory = {},
): Promise<NewSession> {
  const { services, call } = ctx;
  if (services.registration !== "open") {
    throw new DomainError("registration_closed", "This server takes no new accounts.");
  }
  await chargeWindow(services, BY_ADDRESS, call.address);

  const name = input.name ?? nameFromEmail(input.email);
  const weakness = await services.passwordPolicy.findWeakness(input.password, [input.email, name]);
  if (weakness !== null) throw invalidField("password", weakness);
  // After the password was judged: whoever looks for a good one is not shut out of their own address.
  await chargeWindow(services, BY_EMAIL, input.email);
  const passwordHash = await services.passwords.hash(input.password, call.address);

  const userId = services.newId();
  const session = await services.database.auth.transaction().execute(async (tx) => {
    const isMade = await insertUser(tx, {
      userId,
      email: input.email,
      name,
      passwordHash,
      workspaceId: services.newId(),
      call,
    });
    if (!isMade) {
      throw new DomainError(
        "email_taken",
        "There is an account with this e-mail. Sign in instead.",
        {
          issues: [{ path: ["email"], message: "There is an account with this e-mail." }],
        },
      );
    }
    return startSession(ctx, tx, { userId, browser });
  });
  reportSecurity(ctx, { event: "registered", userId, sessionId: session.sessionId });
  return session;
}
