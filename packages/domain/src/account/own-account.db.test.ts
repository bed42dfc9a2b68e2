import { NewPassword, UpdateAccountInput } from "@taskflow/contract";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import { publicContext } from "../context.ts";
import type { SecurityEvent } from "../security-event.ts";
import type { Services } from "../services.ts";
import {
  createTestServices,
  domainTest as test,
  refusalOf,
  signUp,
  testCall,
  TEST_PASSWORD,
} from "../testing/index.ts";
import { changePassword } from "./change-password.ts";
import { confirmPassword } from "./confirm-password.ts";
import { getMe } from "./get-me.ts";
import { requireFreshSession } from "./live-session.ts";
import { refreshSession } from "./refresh-session.ts";
import { signIn } from "./sign-in.ts";
import { updateAccount } from "./update-account.ts";

const contextOf = (services: Services) => publicContext(services, testCall());
const newPassword = NewPassword.parse("another horse battery 43");
const password = NewPassword.parse(TEST_PASSWORD);
const WRONG = "wrong password 1";

/** Time passes for a session's last proof. */
async function ageProof(services: Services, sessionId: string): Promise<void> {
  await sql`update session set authenticated_at = now() - interval '10 minutes'
    where id = ${sessionId}`.execute(services.database.auth);
}

describe("the own account", () => {
  test("is answered as it is after a change, and other fields stay", async ({ services }) => {
    const ada = await signUp(services);
    const named = await updateAccount(ada.ctx(), UpdateAccountInput.parse({ name: " Ada L. " }));
    expect(named).toMatchObject({ id: ada.userId, email: ada.email, name: "Ada L." });
    const zoned = { timeZone: "Europe/Berlin", weekStart: "sunday" } as const;
    const changed = await updateAccount(ada.ctx(), zoned);
    expect(changed).toEqual({ ...named, ...zoned });
    expect((await getMe(ada.ctx())).user).toEqual(changed);
    const back = await updateAccount(ada.ctx(), { timeZone: null, weekStart: null });
    expect(back).toEqual(named);
  });

  test("of somebody else is not touched", async ({ services }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const before = await getMe(bob.ctx());
    await updateAccount(ada.ctx(), { name: "Ada", timeZone: "Asia/Tokyo" });
    expect(await getMe(bob.ctx())).toEqual(before);
  });
});

describe("changing the password", () => {
  test("lets in with the new one only, keeps this session and ends all others", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const other = await signIn(contextOf(services), { email: ada.email, password });
    await changePassword(ada.ctx(), { currentPassword: password, newPassword });
    await getMe(ada.ctx());
    const refreshed = refreshSession(contextOf(services), { token: other.refreshToken });
    expect((await refusalOf(refreshed)).code).toBe("unauthenticated");
    await refreshSession(contextOf(services), { token: ada.tokens.refreshToken });
    const withOld = signIn(contextOf(services), { email: ada.email, password });
    expect((await refusalOf(withOld)).code).toBe("invalid_credentials");
    await signIn(contextOf(services), { email: ada.email, password: newPassword });
  });

  test("with a wrong current one names the field and changes nothing", async ({ services }) => {
    const ada = await signUp(services);
    const other = await signIn(contextOf(services), { email: ada.email, password });
    const refusal = await refusalOf(
      changePassword(ada.ctx(), { currentPassword: WRONG, newPassword }),
    );
    expect(refusal.code).toBe("invalid_credentials");
    expect(refusal.details.issues?.map(({ path }) => path)).toEqual([["currentPassword"]]);
    await refreshSession(contextOf(services), { token: other.refreshToken });
    await signIn(contextOf(services), { email: ada.email, password });
  });

  test("to a common one, or one made of the own e-mail, names the field", async ({ services }) => {
    const ada = await signUp(services);
    await updateAccount(ada.ctx(), { name: "Wilhelmina" });
    for (const weak of ["password123", "wilhelmina1"]) {
      const change = { currentPassword: password, newPassword: NewPassword.parse(weak) };
      const refusal = await refusalOf(changePassword(ada.ctx(), change));
      expect(refusal.code).toBe("invalid_input");
      expect(refusal.details.issues?.map(({ path }) => path)).toEqual([["newPassword"]]);
    }
  });

  test("twice at once from one password is won by one of them", async ({ services }) => {
    const ada = await signUp(services);
    const racers = ["first horse battery 44", "second horse battery 45"].map((text) =>
      changePassword(ada.ctx(), {
        currentPassword: password,
        newPassword: NewPassword.parse(text),
      }).then(
        () => "changed",
        (error: { code: string }) => error.code,
      ),
    );
    expect((await Promise.all(racers)).toSorted()).toEqual(["changed", "invalid_credentials"]);
  });
});

describe("giving the password once more", () => {
  test("opens for ten minutes what wants it, as a sign-in does", async ({ services }) => {
    const ada = await signUp(services);
    await requireFreshSession(ada.ctx());
    await ageProof(services, ada.sessionId);
    const refusal = await refusalOf(requireFreshSession(ada.ctx()));
    expect(refusal.code).toBe("reauthentication_required");
    await confirmPassword(ada.ctx(), { password });
    await requireFreshSession(ada.ctx());
  });

  test("is not done by renewing tokens, nor by another session of the person", async ({
    services,
  }) => {
    const ada = await signUp(services);
    await ageProof(services, ada.sessionId);
    await refreshSession(contextOf(services), { token: ada.tokens.refreshToken });
    await signIn(contextOf(services), { email: ada.email, password });
    expect((await refusalOf(requireFreshSession(ada.ctx()))).code).toBe(
      "reauthentication_required",
    );
  });

  test("wrongly is counted by account, also when the guesses come at once, and shuts no sign-in", async ({
    database,
  }) => {
    const events: SecurityEvent[] = [];
    const services = createTestServices(database, {
      limitsFactor: 1,
      reportSecurity: (event) => events.push(event),
    });
    const ada = await signUp(services);
    await ageProof(services, ada.sessionId);
    const guesses = Array.from({ length: 8 }, async (_, index) => {
      const guess =
        index % 2 === 0
          ? confirmPassword(ada.ctx(), { password: WRONG })
          : changePassword(ada.ctx(), { currentPassword: WRONG, newPassword });
      return (await refusalOf(guess)).code;
    });
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === "invalid_credentials")).toHaveLength(5);
    expect(codes.filter((code) => code === "rate_limited")).toHaveLength(3);
    const rightNow = await refusalOf(confirmPassword(ada.ctx(), { password }));
    expect(rightNow.code).toBe("rate_limited");
    expect((await refusalOf(requireFreshSession(ada.ctx()))).code).toBe(
      "reauthentication_required",
    );
    await signIn(contextOf(services), { email: ada.email, password });
    const failed = events.filter(({ event }) => event === "reauthentication_failed");
    expect(failed).toHaveLength(9);
    expect(failed[0]).toMatchObject({ userId: ada.userId, sessionId: ada.sessionId });
  });
});
