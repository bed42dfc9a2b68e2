import { sql } from "kysely";
import { expect } from "vitest";
import { publicContext } from "../context.ts";
import type { Services } from "../services.ts";
import {
  createTestServices,
  domainTest as test,
  refusalOf,
  signUp,
  testCall,
} from "../testing/index.ts";
import { getMe } from "./get-me.ts";
import { refreshSession } from "./refresh-session.ts";

const refresh = (services: Services, token: string | undefined) =>
  refreshSession(publicContext(services, testCall()), { token });

test("a refresh token is exchanged for a new pair that works", async ({ services }) => {
  const ada = await signUp(services);
  const pair = await refresh(services, ada.tokens.refreshToken);
  expect(pair.refreshToken).not.toBe(ada.tokens.refreshToken);
  expect(await services.accessTokens.verify(pair.accessToken)).toEqual({
    userId: ada.userId,
    sessionId: ada.sessionId,
  });
});

test("sixteen tabs that refresh at once all get the same successor", async ({ services }) => {
  const ada = await signUp(services);
  const racers = Array.from({ length: 16 }, () => refresh(services, ada.tokens.refreshToken));
  const successors = new Set((await Promise.all(racers)).map((pair) => pair.refreshToken));
  expect(successors.size).toBe(1);
});

test("a client that lost the answer gets the same successor again", async ({ services }) => {
  const ada = await signUp(services);
  const lost = await refresh(services, ada.tokens.refreshToken);
  const again = await refresh(services, ada.tokens.refreshToken);
  expect(again.refreshToken).toBe(lost.refreshToken);
  await refresh(services, again.refreshToken);
});

test("an older token ends the session for good, for the thief and the owner alike", async ({
  services,
}) => {
  const ada = await signUp(services);
  const second = await refresh(services, ada.tokens.refreshToken);
  const third = await refresh(services, second.refreshToken);
  expect((await refusalOf(refresh(services, ada.tokens.refreshToken))).code).toBe(
    "unauthenticated",
  );
  expect((await refusalOf(refresh(services, third.refreshToken))).code).toBe("unauthenticated");
  expect((await refusalOf(getMe(ada.ctx()))).code).toBe("unauthenticated");
  const session = await services.database.auth
    .selectFrom("session")
    .select("revoked_reason")
    .where("id", "=", ada.sessionId)
    .executeTakeFirst();
  expect(session?.revoked_reason).toBe("reused");
});

test("a token with a number from the future, or of another server, ends nobody's session", async ({
  services,
}) => {
  const ada = await signUp(services);
  const stranger = services.refreshTokens.newSalt();
  const forged = services.refreshTokens.encode({ sessionId: ada.sessionId, counter: 0 }, stranger);
  for (const token of [forged, "", "garbage", undefined]) {
    expect((await refusalOf(refresh(services, token))).code).toBe("unauthenticated");
  }
  const { salt } = await services.database.auth
    .selectFrom("session")
    .select("salt")
    .where("id", "=", ada.sessionId)
    .executeTakeFirstOrThrow();
  const early = services.refreshTokens.encode({ sessionId: ada.sessionId, counter: 7 }, salt);
  expect((await refusalOf(refresh(services, early))).code).toBe("unauthenticated");
  await getMe(ada.ctx());
});

test("a session that was idle for fourteen days, or is thirty days old, cannot be refreshed", async ({
  services,
}) => {
  for (const column of ["idle_expires_at", "expires_at"] as const) {
    const ada = await signUp(services);
    await services.database.auth
      .updateTable("session")
      .set({ [column]: sql<string>`now()` })
      .where("id", "=", ada.sessionId)
      .execute();
    const refusal = await refusalOf(refresh(services, ada.tokens.refreshToken));
    expect(refusal.code).toBe("unauthenticated");
    expect((await refusalOf(getMe(ada.ctx()))).code).toBe("unauthenticated");
  }
});

test("refreshing more than sixty times a minute has to wait, and harms no other session", async ({
  database,
}) => {
  const services = createTestServices(database, { limitsFactor: 1 });
  const unlimited = createTestServices(database);
  const [ada, bob] = [await signUp(unlimited), await signUp(unlimited)];
  let token = ada.tokens.refreshToken;
  for (let count = 0; count < 60; count += 1) token = (await refresh(services, token)).refreshToken;
  expect((await refusalOf(refresh(services, token))).code).toBe("rate_limited");
  await refresh(services, bob.tokens.refreshToken);
});
