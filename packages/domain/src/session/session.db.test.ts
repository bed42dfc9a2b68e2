import { randomUUID } from "node:crypto";
import { NewPassword, SessionId } from "@taskflow/contract";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import { getMe } from "../account/get-me.ts";
import { refreshSession } from "../account/refresh-session.ts";
import { signIn } from "../account/sign-in.ts";
import { signOut } from "../account/sign-out.ts";
import { sessionContext, publicContext } from "../context.ts";
import type { Services } from "../services.ts";
import {
  domainTest as test,
  refusalOf,
  signUp,
  testCall,
  TEST_PASSWORD,
  type TestPerson,
} from "../testing/index.ts";
import { endOthers } from "./end-others.ts";
import { endSession } from "./end-session.ts";
import { listSessions } from "./list-sessions.ts";

const password = NewPassword.parse(TEST_PASSWORD);

async function signInAgain(services: Services, { email }: TestPerson, userAgent = "again") {
  const call = { ...testCall(), userAgent };
  const { sessionId, refreshToken } = await signIn(publicContext(services, call), {
    email,
    password,
  });
  const ctx = () => sessionContext(services, testCall(), sessionId);
  return { sessionId: SessionId.parse(sessionId), refreshToken, ctx };
}

async function ageProof(services: Services, sessionId: string): Promise<void> {
  await sql`update session set authenticated_at = now() - interval '10 minutes'
    where id = ${sessionId}`.execute(services.database.auth);
}

describe("the list of sessions", () => {
  test("holds the person's own that live, last used first, and says which is this one", async ({
    services,
  }) => {
    const ada = await signUp(services);
    await signUp(services);
    const second = await signInAgain(services, ada, "Second");
    const ended = await signInAgain(services, ada);
    await signOut(ended.ctx(), ended);
    await refreshSession(publicContext(services, testCall()), { token: ada.tokens.refreshToken });
    const items = await listSessions(second.ctx());
    expect(items.map(({ id, isCurrent, userAgent }) => ({ id, isCurrent, userAgent }))).toEqual([
      { id: ada.sessionId, isCurrent: false, userAgent: "test" },
      { id: second.sessionId, isCurrent: true, userAgent: "Second" },
    ]);
    expect(Date.parse(items[0]?.lastUsedAt ?? "")).toBeGreaterThan(
      Date.parse(items[0]?.createdAt ?? ""),
    );
  });

  test("leaves out what was idle for too long or is too old", async ({ services }) => {
    for (const column of ["idle_expires_at", "expires_at"] as const) {
      const ada = await signUp(services);
      const old = await signInAgain(services, ada);
      await services.database.auth
        .updateTable("session")
        .set({ [column]: sql<string>`now()` })
        .where("id", "=", old.sessionId)
        .execute();
      expect((await listSessions(ada.ctx())).map(({ id }) => id)).toEqual([ada.sessionId]);
      expect((await refusalOf(endSession(ada.ctx(), { id: old.sessionId }))).code).toBe(
        "not_found",
      );
    }
  });
});

describe("ending a session", () => {
  test("from another one is over for it at the next call and the next refresh", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const other = await signInAgain(services, ada);
    await endSession(ada.ctx(), { id: other.sessionId });
    expect((await refusalOf(getMe(other.ctx()))).code).toBe("unauthenticated");
    const refreshed = refreshSession(publicContext(services, testCall()), {
      token: other.refreshToken,
    });
    expect((await refusalOf(refreshed)).code).toBe("unauthenticated");
    await getMe(ada.ctx());
  });

  test("of somebody else is answered as an unknown one, letter for letter, and not done", async ({
    services,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const answerTo = async (id: string) => {
      const { code, message, details } = await refusalOf(
        endSession(ada.ctx(), { id: SessionId.parse(id) }),
      );
      return { code, message, details };
    };
    const foreign = await answerTo(bob.sessionId);
    expect(foreign.code).toBe("not_found");
    expect(await answerTo(randomUUID())).toEqual(foreign);
    await ageProof(services, ada.sessionId);
    expect(await answerTo(bob.sessionId)).toEqual(await answerTo(randomUUID()));
    await getMe(bob.ctx());
  });

  test("wants the password to be fresh, but for the own one", async ({ services }) => {
    const ada = await signUp(services);
    const other = await signInAgain(services, ada);
    await ageProof(services, ada.sessionId);
    const refusal = await refusalOf(endSession(ada.ctx(), { id: other.sessionId }));
    expect(refusal.code).toBe("reauthentication_required");
    await getMe(other.ctx());
    await endSession(ada.ctx(), { id: SessionId.parse(ada.sessionId) });
    expect((await refusalOf(getMe(ada.ctx()))).code).toBe("unauthenticated");
  });

  test("all others counts them, leaves this one, and nobody else's", async ({ services }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const others = [await signInAgain(services, ada), await signInAgain(services, ada)];
    expect(await endOthers(ada.ctx())).toBe(2);
    expect(await endOthers(ada.ctx())).toBe(0);
    for (const other of others) {
      expect((await refusalOf(getMe(other.ctx()))).code).toBe("unauthenticated");
    }
    await getMe(ada.ctx());
    await getMe(bob.ctx());
    await ageProof(services, ada.sessionId);
    expect((await refusalOf(endOthers(ada.ctx()))).code).toBe("reauthentication_required");
  });
});
