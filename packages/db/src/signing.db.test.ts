import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import type { Database } from "./database.ts";
import { asAdmin } from "./testing/as-admin.ts";
import type { TestDatabase } from "./testing/clone-database.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedMember } from "./testing/seed-member.ts";
import { seedPerson, type SeededPerson } from "./testing/seed-person.ts";
import { entryOf } from "./testing/seed-task.ts";

const RACERS = 16;
const DAY = 86_400;

interface NewToken {
  readonly kind?: "bearer" | "signed";
}

async function seedToken(database: Database, person: SeededPerson, { kind = "signed" }: NewToken) {
  const id = randomUUID();
  const hash = kind === "bearer" ? randomBytes(32) : null;
  await database.transaction(entryOf(person), (tx) =>
    sql`select public.create_api_token(${person.workspaceId}, ${id}, 'A token', ${kind},
      '{task:read}', ${hash}, now() + interval '1 day', 50)`.execute(tx),
  );
  return id;
}

interface Added {
  readonly is_added: boolean;
  readonly former_expires_at: string | null;
}

async function addSecret(database: Database, person: SeededPerson, token: string, overlap = DAY) {
  const id = randomUUID();
  const { rows } = await database.transaction(entryOf(person), (tx) =>
    sql<Added>`select * from public.add_signing_secret(${person.workspaceId}, ${token}, ${id},
      ${randomBytes(80)}, ${overlap})`.execute(tx),
  );
  return { id, ...rows[0] };
}

async function secretsOf({ auth }: Database, token: string) {
  const { rows } = await sql<{ id: string; user_id: string }>`
    select * from public.find_signing_secrets(${token})`.execute(auth);
  return rows;
}

const idsOf = async (database: Database, token: string) =>
  (await secretsOf(database, token)).map(({ id }) => id);

const useNonce = async ({ auth }: Database, token: string, nonce: string) => {
  const { rows } = await sql<{ is_fresh: boolean }>`
    select public.use_nonce(${token}, ${nonce}) as is_fresh`.execute(auth);
  return rows[0]?.is_fresh;
};

const newNonce = () => randomBytes(16).toString("base64url");

function update(testDatabase: TestDatabase, text: string, values: readonly unknown[]) {
  return asAdmin(testDatabase, (client) => client.query(text, [...values]));
}

describe("secrets of a token", () => {
  test("are the newest, and the one before it until its end", async ({ database }) => {
    const ada = await seedPerson(database);
    const token = await seedToken(database, ada, {});
    const [first, second] = [
      await addSecret(database, ada, token),
      await addSecret(database, ada, token),
    ];
    expect(first.is_added).toBe(true);
    expect(Date.parse(second.former_expires_at ?? "")).toBeGreaterThan(Date.now() + 86_000_000);
    expect(await idsOf(database, token)).toEqual([second.id, first.id]);

    const third = await addSecret(database, ada, token);
    expect(await idsOf(database, token)).toEqual([third.id, second.id]);
    const fourth = await addSecret(database, ada, token, 0);
    expect(await idsOf(database, token)).toEqual([fourth.id]);
  });

  test("let those who were let in by them read on until their end, and nobody without one", async ({
    database,
  }) => {
    const ada = await seedPerson(database);
    const { workspaceId } = ada;
    const token = await seedToken(database, ada, {});
    const other = await seedToken(database, ada, {});
    const [first, second] = [
      await addSecret(database, ada, token),
      await addSecret(database, ada, token),
    ];
    const mayRead = async (...secretIds: readonly (string | null)[]) => {
      const found = await database.findReaders(
        secretIds.map((secretId) => ({
          credential: { kind: "token", id: token, secretId },
          workspaceId,
        })),
      );
      return secretIds.map(
        (id) => found.find(({ secretId }) => secretId === id)?.userId === ada.userId,
      );
    };
    const strange = await addSecret(database, ada, other);
    const all = [first.id, second.id, strange.id, randomUUID(), null];
    expect(await mayRead(...all)).toEqual([true, true, false, false, false]);
    const third = await addSecret(database, ada, token, 0);
    expect(await mayRead(...all, third.id)).toEqual([false, false, false, false, false, true]);
  });

  test("of which the one before can be ended, and is told of to who sees the token, and to nobody else", async ({
    database,
  }) => {
    const [ada, bob] = [await seedPerson(database), await seedPerson(database)];
    const token = await seedToken(database, ada, {});
    const end = async (person: SeededPerson, id = token) => {
      const { rows } = await database.transaction(entryOf(person), (tx) =>
        sql<{ is_ended: boolean }>`
          select public.end_former_secret(${person.workspaceId}, ${id}) as is_ended`.execute(tx),
      );
      return rows[0]?.is_ended;
    };
    const endOf = async (person: SeededPerson) => {
      const { rows } = await database.transaction(entryOf(person), (tx) =>
        sql<{ at: string | null }>`select public.former_secret_end(${token}) as at`.execute(tx),
      );
      return rows[0]?.at;
    };
    await addSecret(database, ada, token);
    expect(await endOf(ada)).toBeNull();
    const second = await addSecret(database, ada, token);
    expect(await endOf(ada)).toBe(second.former_expires_at);
    expect(await endOf(bob)).toBeNull();
    expect(await end(bob)).toBe(false);
    expect(await idsOf(database, token)).toHaveLength(2);

    expect(await end(ada)).toBe(true);
    expect(await idsOf(database, token)).toEqual([second.id]);
    expect(await endOf(ada)).toBeNull();
    expect(await end(ada)).toBe(true);
    expect(await idsOf(database, token)).toEqual([second.id]);
    expect(await end(ada, await seedToken(database, ada, { kind: "bearer" }))).toBe(false);
  });

  test("are two at most and one without an end, when sixteen are added at once", async ({
    database,
    testDatabase,
  }) => {
    const ada = await seedPerson(database);
    const token = await seedToken(database, ada, {});
    const added = await Promise.all(
      Array.from({ length: RACERS }, () => addSecret(database, ada, token)),
    );
    expect(added.every(({ is_added }) => is_added)).toBe(true);
    const { rows } = await update(
      testDatabase,
      "select expires_at from public.signing_secret where token_id = $1 order by created_at",
      [token],
    );
    expect(rows).toEqual([{ expires_at: expect.anything() }, { expires_at: null }]);
  });

  test("are found by whose the token is, and only while it lives", async ({
    database,
    testDatabase,
  }) => {
    const ends = [
      "update public.api_token set revoked_at = now() where id = $1",
      "update public.api_token set expires_at = now() where id = $1",
      `update public."user" set disabled_at = now() where id =
        (select user_id from public.api_token where id = $1)`,
      `delete from public.access where user_id =
        (select user_id from public.api_token where id = $1)`,
    ];
    for (const end of ends) {
      const ada = await seedPerson(database);
      const token = await seedToken(database, ada, {});
      await addSecret(database, ada, token);
      expect((await secretsOf(database, token))[0]?.user_id).toBe(ada.userId);
      await update(testDatabase, end, [token]);
      expect(await secretsOf(database, token)).toEqual([]);
    }
    expect(await secretsOf(database, randomUUID())).toEqual([]);
  });

  test("are gone from the disk when it is revoked", async ({ database, testDatabase }) => {
    const ada = await seedPerson(database);
    const token = await seedToken(database, ada, {});
    await addSecret(database, ada, token);
    await database.transaction(entryOf(ada), (tx) =>
      sql`select public.revoke_api_token(${ada.workspaceId}, ${token})`.execute(tx),
    );
    const { rowCount } = await update(
      testDatabase,
      "select from public.signing_secret where token_id = $1",
      [token],
    );
    expect(rowCount).toBe(0);
  });

  test("are added by its owner alone, in its own workspace, to a token that signs and lives", async ({
    database,
    testDatabase,
  }) => {
    const [ada, bob] = [await seedPerson(database), await seedPerson(database)];
    const { workspaceId } = ada;
    await seedMember(testDatabase, { userId: bob.userId, workspaceId, role: "owner" });
    const token = await seedToken(database, ada, {});
    const bearer = await seedToken(database, ada, { kind: "bearer" });
    const revoked = await seedToken(database, ada, {});
    await update(testDatabase, "update public.api_token set revoked_at = now() where id = $1", [
      revoked,
    ]);
    const outcomes = [
      await addSecret(database, { ...bob, workspaceId }, token),
      await addSecret(database, bob, token),
      await addSecret(database, ada, bearer),
      await addSecret(database, ada, revoked),
      await addSecret(database, ada, randomUUID()),
    ];
    expect(outcomes.map(({ is_added }) => is_added)).toEqual(Array(5).fill(false));
    expect((await addSecret(database, ada, token)).is_added).toBe(true);
  });

  test("are out of reach of tf_app and tf_auth, sealed as they are", async ({ database }) => {
    for (const handle of [database.probe, database.auth]) {
      for (const table of ["signing_secret", "used_nonce"] as const) {
        await expect(handle.selectFrom(table).selectAll().execute()).rejects.toThrow(
          "refused by PostgreSQL",
        );
      }
    }
  });
});

describe("a nonce", () => {
  test("is fresh for one of sixteen who come with it at once, and for nobody afterwards", async ({
    database,
  }) => {
    const token = randomUUID();
    const nonce = newNonce();
    const answers = await Promise.all(
      Array.from({ length: RACERS }, () => useNonce(database, token, nonce)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await useNonce(database, token, nonce)).toBe(false);
  });

  test("is another one with another token, and in other letters", async ({ database }) => {
    const token = randomUUID();
    const nonce = `a${newNonce()}`;
    expect(await useNonce(database, token, nonce)).toBe(true);
    expect(await useNonce(database, randomUUID(), nonce)).toBe(true);
    expect(await useNonce(database, token, nonce.replace("a", "A"))).toBe(true);
  });

  test("is kept for a quarter of an hour, and those past it are taken away by others", async ({
    database,
    testDatabase,
  }) => {
    const [token, other] = [randomUUID(), randomUUID()];
    for (let count = 0; count < 6; count += 1) await useNonce(database, token, newNonce());
    const left = async () => {
      const { rows } = await update(
        testDatabase,
        `select round(extract(epoch from expires_at - now()) / 60)::integer as minutes
         from public.used_nonce where token_id = $1`,
        [token],
      );
      return rows.map(({ minutes }) => minutes);
    };
    expect(await left()).toEqual(Array(6).fill(15));
    const back =
      "update public.used_nonce set expires_at = now() - interval '1 s' where token_id = $1";
    await update(testDatabase, back, [token]);
    await useNonce(database, other, newNonce());
    expect(await left()).toHaveLength(4);
    for (let count = 0; count < 3; count += 1) await useNonce(database, other, newNonce());
    expect(await left()).toHaveLength(0);
  });

  test("says to the minute when its token was used", async ({ database, testDatabase }) => {
    const ada = await seedPerson(database);
    const token = await seedToken(database, ada, {});
    const usedAt = async () => {
      const { rows } = await update(
        testDatabase,
        "select last_used_at::text as at from public.api_token where id = $1",
        [token],
      );
      return rows[0]?.at;
    };
    expect(await usedAt()).toBeNull();
    await useNonce(database, token, newNonce());
    const first = await usedAt();
    expect(first).not.toBeNull();
    await useNonce(database, token, newNonce());
    expect(await usedAt()).toBe(first);
  });

  test("is written through to the disk, as a nonce that is forgotten in a crash would be good again", async ({
    testDatabase,
  }) => {
    const { rows } = await update(
      testDatabase,
      "select relpersistence from pg_class where oid = 'public.used_nonce'::regclass",
      [],
    );
    expect(rows).toEqual([{ relpersistence: "p" }]);
  });
});
