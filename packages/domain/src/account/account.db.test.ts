import { randomUUID } from "node:crypto";
import { EmailAddress, NewPassword } from "@taskflow/contract";
import { createPasswordHasher } from "@taskflow/crypto";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import { publicContext } from "../context.ts";
import { rateLimitKey } from "../limit/rate-limit-key.ts";
import type { Services } from "../services.ts";
import {
  createTestServices,
  domainTest as test,
  refusalOf,
  signUp,
  testCall,
  TEST_PASSWORD,
} from "../testing/index.ts";
import { getMe } from "./get-me.ts";
import { registerUser } from "./register-user.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

const contextOf = (services: Services) => publicContext(services, testCall());
const newEmail = () => EmailAddress.parse(`${randomUUID()}@example.org`);
const password = NewPassword.parse(TEST_PASSWORD);

describe("registering", () => {
  test("makes an account with one personal workspace that the person owns", async ({
    services,
  }) => {
    const ada = await signUp(services);
    expect(await getMe(ada.ctx())).toEqual({
      user: {
        id: ada.userId,
        email: ada.email,
        name: ada.email.split("@")[0],
        createdAt: expect.stringMatching(/Z$/u),
        timeZone: null,
        weekStart: null,
      },
      workspaces: [
        {
          id: ada.workspaceId,
          name: "Personal",
          slug: expect.stringMatching(/^personal-[a-z2-9]{6}$/u),
          kind: "personal",
          role: "owner",
          requiresSigning: false,
        },
      ],
      changeNumbers: [{ workspaceId: ada.workspaceId, number: expect.stringMatching(/^\d+$/u) }],
    });
  });

  test("with an e-mail that has an account is refused, and changes nothing of it", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const refusal = await refusalOf(
      registerUser(contextOf(services), { email: ada.email, password, name: "Mallory" }),
    );
    expect(refusal.code).toBe("email_taken");
    expect((await getMe(ada.ctx())).user.name).not.toBe("Mallory");
  });

  test("sixteen times at once with one e-mail makes one account", async ({ services }) => {
    const email = newEmail();
    const racers = Array.from({ length: 16 }, () =>
      registerUser(contextOf(services), { email, password }).then(
        () => "made",
        (error: { code: string }) => error.code,
      ),
    );
    const outcomes = await Promise.all(racers);
    expect(outcomes.filter((outcome) => outcome === "made")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "email_taken")).toHaveLength(15);
  });

  test("with a common password, or one made of the e-mail, is refused with the field named", async ({
    services,
  }) => {
    for (const weak of ["password123", "grace.hopper1"]) {
      const email = EmailAddress.parse(`grace.hopper+${randomUUID()}@example.org`);
      const refusal = await refusalOf(
        registerUser(contextOf(services), { email, password: NewPassword.parse(weak) }),
      );
      expect(refusal.details.issues?.[0]?.path).toEqual(["password"]);
    }
  });

  test("is open to whoever found a good password after several weak ones", async ({ database }) => {
    const services = createTestServices(database, { limitsFactor: 1 });
    const ctx = contextOf(services);
    const email = newEmail();
    for (const weak of ["password1234", "Password123!", "qwertyuiop", "taskflow2026"]) {
      const refusal = await refusalOf(
        registerUser(ctx, { email, password: NewPassword.parse(weak) }),
      );
      expect(refusal.code).toBe("invalid_input");
    }
    expect((await registerUser(ctx, { email, password })).expiresIn).toBe(600);
  });

  test("is refused where registration is closed or by invitation", async ({ database }) => {
    for (const registration of ["closed", "invite"] as const) {
      const services = createTestServices(database, { registration });
      const refusal = await refusalOf(
        registerUser(contextOf(services), { email: newEmail(), password }),
      );
      expect(refusal.code).toBe("registration_closed");
    }
  });

  test("from one address is limited to ten an hour, whatever the processes", async ({
    database,
  }) => {
    const call = testCall();
    const outcomes: string[] = [];
    for (let count = 0; count < 11; count += 1) {
      // A new set of services each time: what one process knows must not matter.
      const services = createTestServices(database, { limitsFactor: 1 });
      const made = registerUser(publicContext(services, call), { email: newEmail(), password });
      outcomes.push(
        await made.then(
          () => "made",
          (error: { code: string }) => error.code,
        ),
      );
    }
    expect(outcomes).toEqual([...Array.from({ length: 10 }, () => "made"), "rate_limited"]);
  });
});

describe("signing in", () => {
  test("with the right password starts a session", async ({ services }) => {
    const ada = await signUp(services);
    const pair = await signIn(contextOf(services), { email: ada.email, password });
    const claims = await services.accessTokens.verify(pair.accessToken);
    expect(claims?.userId).toBe(ada.userId);
    expect(claims?.sessionId).not.toBe(ada.sessionId);
  });

  test("answers an unknown e-mail as a wrong password, also when tries run out", async ({
    database,
  }) => {
    const services = createTestServices(database, { limitsFactor: 1 });
    const ada = await signUp(createTestServices(database));
    const answersFor = async (email: EmailAddress) => {
      const answers = [];
      for (let count = 0; count < 6; count += 1) {
        const wrong = signIn(contextOf(services), { email, password: "wrong password 1" });
        const { code, message, details } = await refusalOf(wrong);
        answers.push({ code, message, details });
      }
      return answers;
    };
    const known = await answersFor(ada.email);
    expect(known.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 5 }, () => "invalid_credentials"),
      "rate_limited",
    ]);
    expect(await answersFor(newEmail())).toEqual(known);
  });

  test("lets no more guesses through when they come at the same moment", async ({ database }) => {
    const services = createTestServices(database, { limitsFactor: 1 });
    const email = newEmail();
    const guesses = Array.from({ length: 16 }, async () => {
      const guess = signIn(contextOf(services), { email, password: "wrong password 1" });
      return (await refusalOf(guess)).code;
    });
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === "invalid_credentials")).toHaveLength(5);
  });

  test("makes each wait twice as long as the one before, never more than fifteen minutes", async ({
    database,
  }) => {
    const services = createTestServices(database, { limitsFactor: 1 });
    const email = newEmail();
    const key = rateLimitKey("login", email);
    const waits: number[] = [];
    for (let count = 0; count < 17; count += 1) {
      await refusalOf(signIn(contextOf(services), { email, password: "wrong password 1" }));
      const { rows } = await sql<{ wait: number }>`
        select extract(epoch from blocked_until - now())::float8 as wait
        from rate_limit where key = ${key} and blocked_until > now()`.execute(database.auth);
      waits.push(...rows.map(({ wait }) => Math.ceil(wait)));
      // The wait passes.
      await sql`update rate_limit set blocked_until = now() where key = ${key}`.execute(
        database.auth,
      );
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  test("from one address is limited to thirty tries in five minutes, whoever they are for", async ({
    database,
  }) => {
    const services = createTestServices(database, { limitsFactor: 1 });
    const call = testCall();
    const tryOnce = (from = call) =>
      refusalOf(
        signIn(publicContext(services, from), { email: newEmail(), password: "wrong password 1" }),
      );
    for (let count = 0; count < 30; count += 1) {
      expect((await tryOnce()).code).toBe("invalid_credentials");
    }
    expect((await tryOnce()).code).toBe("rate_limited");
    expect((await tryOnce(testCall())).code).toBe("invalid_credentials");
  });

  test("forgets the failed tries after a success", async ({ database }) => {
    const services = createTestServices(database, { limitsFactor: 1 });
    const ada = await signUp(createTestServices(database));
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 4; count += 1) {
        const wrong = signIn(contextOf(services), {
          email: ada.email,
          password: "wrong password 1",
        });
        expect((await refusalOf(wrong)).code).toBe("invalid_credentials");
      }
      await signIn(contextOf(services), { email: ada.email, password });
    }
  });

  test("that is refused since too many passwords wait has used up no try", async ({ database }) => {
    const services = createTestServices(database);
    const ada = await signUp(services);
    const passwords = createPasswordHasher({ concurrency: 1, queueMax: 0 });
    const crowded = contextOf({ ...services, passwords });
    const input = { email: ada.email, password };
    {
      using place = passwords.enter("somebody else's");
      expect(place).toBeDefined();
      for (let count = 0; count < 12; count += 1) {
        expect((await refusalOf(signIn(crowded, input))).code).toBe("busy");
      }
    }
    expect((await signIn(contextOf(services), input)).sessionId).toBeDefined();
  });

  test("and registering leave the place to others when they end before the password is looked at", async ({
    database,
  }) => {
    const services = createTestServices(database, { limitsFactor: 1 });
    const input = { email: newEmail(), password: "wrong password 1" };
    const codes: string[] = [];
    for (let count = 0; count < 6; count += 1) {
      codes.push((await refusalOf(signIn(contextOf(services), input))).code);
    }
    expect(codes.at(-1)).toBe("rate_limited");
    const common = { email: newEmail(), password: NewPassword.parse("password1234567") };
    expect((await refusalOf(registerUser(contextOf(services), common))).code).toBe("invalid_input");
    expect(services.passwords.load()).toEqual({ running: 0, waiting: 0 });
  });

  test("to a disabled account is told only to who knows the password", async ({ services }) => {
    const ada = await signUp(services);
    await disable(services, ada.userId);
    const right = await refusalOf(signIn(contextOf(services), { email: ada.email, password }));
    const wrong = await refusalOf(
      signIn(contextOf(services), { email: ada.email, password: "wrong password 1" }),
    );
    expect([right.code, wrong.code]).toEqual(["forbidden", "invalid_credentials"]);
  });

  test("keeps the twenty newest sessions of a person and ends the rest", async ({ services }) => {
    const ada = await signUp(services);
    for (let count = 0; count < 20; count += 1) {
      await signIn(contextOf(services), { email: ada.email, password });
    }
    expect((await refusalOf(getMe(ada.ctx()))).code).toBe("unauthenticated");
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from session
      where user_id = ${ada.userId} and revoked_at is null`.execute(services.database.auth);
    expect(rows[0]?.count).toBe(20);
  });
});

describe("a session", () => {
  test("that was signed out is over at the next call, and cannot be signed out again", async ({
    services,
  }) => {
    const ada = await signUp(services);
    await signOut(ada.ctx(), ada);
    expect((await refusalOf(getMe(ada.ctx()))).code).toBe("unauthenticated");
    expect((await refusalOf(signOut(ada.ctx(), ada))).code).toBe("unauthenticated");
  });

  test("of a disabled account is over at the next call", async ({ services }) => {
    const ada = await signUp(services);
    await disable(services, ada.userId);
    expect((await refusalOf(getMe(ada.ctx()))).code).toBe("unauthenticated");
  });
});

async function disable(services: Services, userId: string): Promise<void> {
  await services.database.auth
    .updateTable("user")
    .set({ disabled_at: sql<string>`now()` })
    .where("id", "=", userId)
    .execute();
}
