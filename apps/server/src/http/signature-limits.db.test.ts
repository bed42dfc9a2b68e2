import { randomUUID } from "node:crypto";
import { CreateTokenInput } from "@taskflow/contract";
import { asAdmin, type TestDatabase } from "@taskflow/db/testing";
import { createCallLimits, createToken, type Services } from "@taskflow/domain";
import { createTestServices, domainTest as test, signUp } from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { createTestApp, from } from "../testing/create-test-app.ts";
import { signCall, type SignedCall, type SigningToken } from "../testing/sign-call.ts";

const NOON = () => 30_000;
/** Of signed requests a minute, and of wrong ones from an address. */
const [SIGNED, WRONG] = [10, 2];
const NOWHERE = "/api/no/such";
const HOME = "192.0.2.1";

/** Somebody with two tokens that sign, and a server that takes little. */
async function openScene(database: Services["database"]) {
  const callLimits = createCallLimits({ factor: 1 / 60, now: NOON });
  const services = createTestServices(database, { callLimits });
  const app = createTestApp({ services, publicUrl: "http://localhost" });
  const person = await signUp(app.services);
  const makeToken = async (name: string): Promise<SigningToken> => {
    const { workspaceId } = person;
    const input = { workspaceId, name, kind: "signed", scopes: ["task:write"] };
    const { token, secret } = await createToken(person.ctx(), CreateTokenInput.parse(input));
    return { id: token.id, secret };
  };
  const send = async ({ target, ...init }: SignedCall, address = HOME) =>
    app.request(target, init, from(address));
  const countRefusals = () => app.logged().split('"event":"signature_refused"').length - 1;
  return { send, countRefusals, one: await makeToken("One"), other: await makeToken("Other") };
}

function countNonces(testDatabase: TestDatabase, { id }: SigningToken): Promise<number> {
  return asAdmin(testDatabase, async (client) => {
    const text = "select count(*)::int as count from public.used_nonce where token_id = $1";
    const { rows } = await client.query<{ count: number }>(text, [id]);
    return rows[0]?.count ?? 0;
  });
}

const toNowhere = (token: SigningToken) => signCall(token, { request: `GET ${NOWHERE}` });
const stranger = { id: randomUUID(), secret: "tfs_none" };
const malformed = (token: SigningToken): SignedCall => {
  const call = toNowhere(token);
  return { ...call, headers: { ...call.headers, signature: "sig=:AAAA:" } };
};

describe("signed requests", () => {
  test("are counted of their person before anything of them is kept, wherever they lead", async ({
    database,
    testDatabase,
  }) => {
    const { send, one, other } = await openScene(database);
    for (let count = 0; count < SIGNED; count += 1) {
      expect((await send(toNowhere(count % 2 === 0 ? one : other))).status).toBe(404);
    }
    for (const token of [one, other]) {
      const refused = await send(toNowhere(token));
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
      expect(refused.headers.get("ratelimit")).toBe('"signed";r=0;t=30');
      expect(await countNonces(testDatabase, token)).toBe(SIGNED / 2);
    }
  });

  test("that somebody sends once more use nothing up of whoever signed them", async ({
    database,
  }) => {
    const { send, one } = await openScene(database);
    const seen = toNowhere(one);
    expect((await send(seen)).status).toBe(404);
    for (let count = 0; count < SIGNED; count += 1) await send(seen, `198.51.100.${count}`);
    expect((await send(toNowhere(one))).status).toBe(404);
  });
});

describe("wrong signatures from an address that has sent too many", () => {
  test("are answered before they are read, and write no more lines", async ({ database }) => {
    const { send, countRefusals } = await openScene(database);
    for (let count = 0; count < WRONG; count += 1) {
      expect((await send(malformed(stranger))).status).toBe(401);
    }
    for (const call of [malformed(stranger), toNowhere(stranger)]) {
      const refused = await send(call);
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
      expect(refused.headers.get("ratelimit")).toBe('"anonymous";r=0;t=30');
    }
    expect(countRefusals()).toBe(WRONG);
  });

  test("shut nobody out who signs well, and whose own wrong ones write no more lines either", async ({
    database,
  }) => {
    const { send, countRefusals, one, other } = await openScene(database);
    expect((await send(toNowhere(one))).status).toBe(404);
    for (let count = 0; count < WRONG; count += 1) await send(malformed(stranger));
    expect((await send(toNowhere(one))).status).toBe(404);
    expect((await send({ ...toNowhere(one), method: "POST" })).status).toBe(429);
    expect((await send(malformed(one))).status).toBe(429);
    // One that this process does not know waits, as it would with a wrong one.
    expect((await send(toNowhere(other))).status).toBe(429);
    expect((await send(toNowhere(other), "192.0.2.2")).status).toBe(404);
    expect(countRefusals()).toBe(WRONG);
  });
});
