import { NewPassword } from "@taskflow/contract";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import { publicContext, type SessionContext } from "../context.ts";
import { setUserDisabled } from "../operator/set-user-disabled.ts";
import type { Services } from "../services.ts";
import { listSessions } from "../session/list-sessions.ts";
import {
  domainTest as test,
  refusalOf,
  signUp,
  testCall,
  TEST_PASSWORD,
} from "../testing/index.ts";
import { changePassword } from "./change-password.ts";
import { deleteAccount } from "./delete-account.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

const password = NewPassword.parse(TEST_PASSWORD);
const newPassword = NewPassword.parse("another horse battery 43");

/** The same services, where `event` happens between a look at a password and what follows from it. */
function whereMeanwhile(services: Services, event: () => Promise<unknown>): Services {
  const { passwords } = services;
  return {
    ...services,
    passwords: {
      ...passwords,
      enter: (address) => {
        const place = passwords.enter(address);
        const before = async <T>(outcome: Promise<T>) => {
          await outcome;
          await event();
          return outcome;
        };
        return {
          ...place,
          verify: (...input) => before(place.verify(...input)),
          verifyAndRenew: (...input) => before(place.verifyAndRenew(...input)),
        };
      },
    },
  };
}

async function livingSessions({ database }: Services, userId: string): Promise<number> {
  const { rows } =
    await sql`select from session where user_id = ${userId} and revoked_at is null`.execute(
      database.auth,
    );
  return rows.length;
}

describe("a sign-in that is under way", () => {
  test("when the password changes does not get in with the old one", async ({ services }) => {
    const ada = await signUp(services);
    const later = whereMeanwhile(services, () =>
      changePassword(ada.ctx(), { currentPassword: password, newPassword }),
    );
    const signedIn = signIn(publicContext(later, testCall()), { email: ada.email, password });
    expect((await refusalOf(signedIn)).code).toBe("invalid_credentials");
    expect(await listSessions(ada.ctx())).toHaveLength(1);
  });

  test("when the account is disabled leaves no session for the day it is enabled again", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const later = whereMeanwhile(services, () =>
      setUserDisabled(services.database.auth, ada.email, true),
    );
    const signedIn = signIn(publicContext(later, testCall()), { email: ada.email, password });
    expect((await refusalOf(signedIn)).code).toBe("forbidden");
    expect(await livingSessions(services, ada.userId)).toBe(0);
  });

  test("when the account is deleted is refused like one to an unknown e-mail", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const later = whereMeanwhile(services, () => deleteAccount(ada.ctx(), { password }));
    const signedIn = signIn(publicContext(later, testCall()), { email: ada.email, password });
    expect((await refusalOf(signedIn)).code).toBe("invalid_credentials");
  });
});

describe("a session that is ended while its call looks at the password", () => {
  const endedMeanwhile = (services: Services, ctx: SessionContext): SessionContext => ({
    ...ctx,
    services: whereMeanwhile(services, () => signOut(ctx, { sessionId: ctx.sessionId })),
  });

  test("does not change the password any more", async ({ services }) => {
    const ada = await signUp(services);
    const other = await signIn(publicContext(services, testCall()), { email: ada.email, password });
    const ctx = endedMeanwhile(services, ada.ctx());
    const change = changePassword(ctx, { currentPassword: password, newPassword });
    expect((await refusalOf(change)).code).toBe("unauthenticated");
    await listSessions({ ...ada.ctx(), sessionId: other.sessionId });
    await signIn(publicContext(services, testCall()), { email: ada.email, password });
  });

  test("does not delete the account any more", async ({ services }) => {
    const ada = await signUp(services);
    const deleted = deleteAccount(endedMeanwhile(services, ada.ctx()), { password });
    expect((await refusalOf(deleted)).code).toBe("unauthenticated");
    const back = await signIn(publicContext(services, testCall()), { email: ada.email, password });
    await listSessions({ ...ada.ctx(), sessionId: back.sessionId });
  });
});
