import type { Kysely } from "kysely";
import { describe, expect } from "vitest";
import { SessionEndedError } from "./database-error.ts";
import type { ReadHandle } from "./database.ts";
import type { DB } from "./tables.gen.ts";
import { MODES, modesTest as test } from "./testing/modes-test.ts";
import { seedMember } from "./testing/seed-member.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";

const titles = async (db: ReadHandle) => {
  const rows = await db.selectFrom("task").select("title").orderBy("title").execute();
  return rows.map(({ title }) => title);
};

describe.for(MODES)("by %s", (mode) => {
  test("statements of one snapshot see one moment, whatever is written meanwhile", async ({
    modes,
    database,
  }) => {
    const ada = await seedPerson(database);
    await seedTask(database, ada, { title: "Before" });
    const seen = await modes[mode].ownSnapshot(ada.sessionId, async (db) => {
      const first = await titles(db);
      await seedTask(database, ada, { title: "Meanwhile" });
      return [first, await titles(db)];
    });
    expect(seen).toEqual([["Before"], ["Before"]]);
    expect(await titles(modes[mode].reader(entryOf(ada)).db)).toEqual(["Before", "Meanwhile"]);
  });

  test("a snapshot sees every workspace that one is a member of, no other, and writes nothing", async ({
    modes,
    database,
    testDatabase,
  }) => {
    const [ada, host, stranger] = [
      await seedPerson(database),
      await seedPerson(database),
      await seedPerson(database),
    ];
    await seedMember(testDatabase, { ...ada, workspaceId: host.workspaceId, role: "viewer" });
    for (const [person, title] of [
      [ada, "Ada's"],
      [host, "Host's"],
      [stranger, "Stranger's"],
    ] as const) {
      await seedTask(database, person, { title });
    }
    expect(await modes[mode].ownSnapshot(ada.sessionId, titles)).toEqual(["Ada's", "Host's"]);
    const write = modes[mode].ownSnapshot(ada.sessionId, (db) =>
      // What somebody could do who goes around the type on purpose.
      (db as Kysely<DB>).updateTable("task").set({ title: "Mine" }).execute(),
    );
    await expect(write).rejects.toMatchObject({ code: "25006" });
  });

  test("without a live session nothing is run", async ({ modes, database }) => {
    const ada = await seedPerson(database);
    let runs = 0;
    for (const session of [ada.userId, "", "garbage"]) {
      const snapshot = modes[mode].ownSnapshot(session, async () => (runs += 1));
      await expect(snapshot).rejects.toThrow(SessionEndedError);
    }
    expect(runs).toBe(0);
  });
});
