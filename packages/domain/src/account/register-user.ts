import type { RegisterInput } from "@taskflow/contract";
import type { IdentityHandle } from "@taskflow/db";
import type { PublicContext } from "../context.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { chargeWindow } from "../limit/charge-window.ts";
import { joinByInvitation } from "../invitation/join-by-invitation.ts";
import { previewInvitation } from "../invitation/preview-invitation.ts";
import { reportSecurity } from "../security-event.ts";
import type { Services } from "../services.ts";
import type { BrowserMemory } from "./browser-memory.ts";
import { insertUser } from "./insert-user.ts";
import { nameFromEmail } from "./name-from-email.ts";
import { startSession, type NewSession } from "./start-session.ts";

const HOUR_SECONDS = 3_600;
const BY_ADDRESS = { bucket: "register-address", limit: 10, windowSeconds: HOUR_SECONDS };
const BY_EMAIL = { bucket: "register-email", limit: 3, windowSeconds: HOUR_SECONDS };

/**
 * Makes an account with its personal workspace, joins where it was invited to, and signs in: all of it or
 * nothing. The former session of the same browser ends.
 *
 * @throws {DomainError} `registration_closed`; `invitation_void`; `rate_limited`; `invalid_input` for a password that is
 *   common or made of the account's own words; `email_taken`, which tells that an account exists: it
 *   cannot be hidden while no mail can carry the answer.
 */
export async function registerUser(
  ctx: PublicContext,
  input: RegisterInput,
  browser: BrowserMemory = {},
): Promise<NewSession> {
  const { services, call } = ctx;
  assertOpen(services, input);
  using place = services.passwords.enter(call.address);
  await chargeWindow(services, BY_ADDRESS, call.address);
  if (input.invitation !== undefined) await previewInvitation(ctx, { secret: input.invitation });

  const name = input.name ?? nameFromEmail(input.email);
  const weakness = await services.passwordPolicy.findWeakness(input.password, [input.email, name]);
  if (weakness !== null) throw invalidField("password", weakness);
  // After the password was judged: whoever looks for a good one is not shut out of their own address.
  await chargeWindow(services, BY_EMAIL, input.email);
  const passwordHash = await place.hash(input.password);

  const userId = services.newId();
  const { joined, ...session } = await services.database.auth.transaction().execute(async (tx) => {
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
    const started = await startSession(ctx, tx, { userId, browser });
    return { ...started, joined: await joinIfInvited(ctx, tx, { ...started, input }) };
  });
  reportSecurity(ctx, { event: "registered", userId, sessionId: session.sessionId });
  if (joined) {
    const { workspaceId, role } = joined;
    reportSecurity(ctx, { event: "invitation_accepted", userId, workspaceId, role });
  }
  return session;
}

function assertOpen({ registration }: Services, { invitation }: RegisterInput): void {
  if (registration === "open") return;
  if (registration === "closed") {
    throw new DomainError("registration_closed", "This server takes no new accounts.");
  }
  if (invitation !== undefined) return;
  throw new DomainError(
    "registration_closed",
    "This server takes new accounts by invitation only. Open the link of one.",
  );
}

async function joinIfInvited(
  ctx: PublicContext,
  tx: IdentityHandle,
  { sessionId, input }: { readonly sessionId: string; readonly input: RegisterInput },
) {
  const { invitation: secret } = input;
  return secret === undefined ? null : joinByInvitation(ctx, tx, { sessionId, secret });
}
