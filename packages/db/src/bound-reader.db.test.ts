import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { describe, expect } from "vitest";
import type { ReadHandle } from "./database.ts";
import type { DB } from "./tables.gen.ts";
import { MODES, modesTest as test } from "./testing/modes-test.ts";
import { seedMember } from "./testing/seed-member.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { seedTask } from "./testing/seed-task.ts";

/** What somebody could do who goes around the type on purpose. */
const unguarded = (db: ReadHandle) => db as Kysely<DB>;

const READ_ONLY = expect.objectContaining({ code: "25006" });

describe.for(MODES)("by %s", (mode) => {
  test("a reader sees the workspace that it entered and no other, the person's own not either", async ({
    modes,
    testDatabase,
  }) => {
    const database = modes[mode];
    const [host, guest] = [await seedPerson(database), await seedPerson(database)];
    await seedMember(testDatabase, { ...guest, workspaceId: host.workspaceId, role: "viewer" });
    await seedTask(database, guest);
    const { id } = await seedTask(database, host);

    const reader = database.reader({ ...guest, workspaceId: host.workspaceId });
    const { db } = reader;
    expect(await db.selectFrom("task").select("id").execute()).toEqual([{ id }]);
    const workspaces = await db.selectFrom("workspace").select("workspace_id").execute();
    expect(workspaces).toEqual([{ workspace_id: host.workspaceId }]);
    const changes = await db.selectFrom("change").select("workspace_id").distinct().execute();
    expect(changes).toEqual([{ workspace_id: host.workspaceId }]);
    const members = await db.selectFrom("membership").select("user_id").execute();
    expect(members.map(({ user_id }) => user_id)).toEqual(
      expect.arrayContaining([host.userId, guest.userId]),
    );
    expect(reader.actor()).toEqual({ userId: guest.userId, role: "viewer" });
  });

  test.for([
    ["somebody else's workspace", async (other: string) => other],
    ["an unknown workspace", async () => randomUUID()],
    ["garbage", async () => "' or true; --"],
  ] as const)(
    "a reader that entered %s has no role and sees no row",
    async ([, make], { modes }) => {
      const database = modes[mode];
      const [host, stranger] = [await seedPerson(database), await seedPerson(database)];
      await seedTask(database, host);
      await seedTask(database, stranger);
      const reader = database.reader({ ...stranger, workspaceId: await make(host.workspaceId) });
      for (const table of ["workspace", "membership", "task", "change"] as const) {
        expect(await reader.db.selectFrom(table).select("workspace_id").execute()).toEqual([]);
      }
      expect(reader.actor()).toEqual({ userId: stranger.userId, role: null });
    },
  );

  test("a reader of one's own sees every workspace that one is a member of, and no other", async ({
    modes,
    testDatabase,
  }) => {
    const database = modes[mode];
    const [host, guest, other] = [
      await seedPerson(database),
      await seedPerson(database),
      await seedPerson(database),
    ];
    await seedMember(testDatabase, { ...guest, workspaceId: host.workspaceId, role: "viewer" });
    const reader = database.ownReader(guest.sessionId);
    const rows = await reader.db.selectFrom("workspace").select("workspace_id as id").execute();
    const ids = rows.map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set([host.workspaceId, guest.workspaceId]));
    expect(ids).not.toContain(other.workspaceId);
    expect(reader.actor()).toEqual({ userId: guest.userId, role: null });
  });

  test("a reader sees of people nobody but the actor, and no secret of theirs", async ({
    modes,
  }) => {
    const database = modes[mode];
    const person = await seedPerson(database);
    await seedPerson(database);
    const { db } = database.reader(person);
    const people = await db.selectFrom("user").select(["id", "email"]).execute();
    expect(people).toEqual([{ id: person.userId, email: person.email }]);
    for (const secret of [
      db.selectFrom("user").select("password_hash"),
      db.selectFrom("session").select("id"),
      db.selectFrom("rate_limit").select("key"),
      db.selectFrom("change_head").select("seq"),
    ]) {
      await expect(secret.execute()).rejects.toThrow("refused by PostgreSQL");
    }
  });

  test("a reader writes nothing, whatever somebody sends through it", async ({ modes }) => {
    const database = modes[mode];
    const person = await seedPerson(database);
    const task = { workspace_id: person.workspaceId, id: randomUUID(), title: "smuggled" };
    const db = unguarded(database.reader(person).db);
    await expect(db.insertInto("task").values(task).execute()).rejects.toEqual(READ_ONLY);
    await expect(
      db
        .with("smuggled", (query) => query.insertInto("task").values(task).returning("id"))
        .selectFrom("smuggled")
        .selectAll()
        .execute(),
    ).rejects.toEqual(READ_ONLY);
    await expect(sql`set transaction read write`.execute(db)).rejects.toMatchObject({
      code: "25001",
    });
    expect(await db.selectFrom("task").select("id").execute()).toEqual([]);
  });

  test("several statements in one text are refused, so that none follows a commit", async ({
    modes,
  }) => {
    const database = modes[mode];
    const person = await seedPerson(database);
    const twice = sql`select 1; select 2`;
    for (const db of [unguarded(database.reader(person).db), database.probe, database.auth]) {
      await expect(twice.execute(db)).rejects.toMatchObject({ code: "42601" });
    }
  });

  test("a reader does not know its actor before the first answer", async ({ modes }) => {
    const reader = modes[mode].reader(await seedPerson(modes[mode]));
    expect(() => reader.actor()).toThrow("no statement has been answered yet");
  });
});
