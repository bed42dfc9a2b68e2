import { sql } from "kysely";
import { expect } from "vitest";
import { createDatabase } from "./database.ts";
import { dbTest } from "./testing/db-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";

/** One connection, which has prepared the statements that a read begins and ends with. */
const test = dbTest.extend("warm", async ({ testDatabase }, { onCleanup }) => {
  const database = createDatabase({ ...testDatabase, appPoolMax: 1 });
  onCleanup(() => database.close());
  const person = await seedPerson(database);
  const read = (text: string) => {
    const { db } = database.reader(person);
    return db
      .selectFrom("task")
      .select(sql<number>`1 / length(title)`.as("share"))
      .where("title", ">=", text)
      .execute();
  };
  await read("a");
  return { database, person, read };
});

test("a failed statement of a pipeline leaves its connection as good as new", async ({
  warm: { database, person, read },
}) => {
  await seedTask(database, person);
  const broken = () =>
    database
      .reader(person)
      .db.selectFrom("task")
      .select(sql`1 / (length(title) - length(title))`.as("never"))
      .execute();
  await expect(broken()).rejects.toThrow("division by zero");
  // Now that it is prepared, it fails behind one Sync.
  await expect(broken()).rejects.toThrow("division by zero");
  expect(await read("")).toHaveLength(1);
  const { id } = await seedTask(database, person);
  await expect(
    database.transaction(entryOf(person), (tx) =>
      tx.selectFrom("task").select("id").where("id", "=", id).execute(),
    ),
  ).resolves.toEqual([{ id }]);
});

test("a value that cannot be sent is refused before anything is sent", async ({
  warm: { database, person, read },
}) => {
  const cyclic: { self?: object } = {};
  cyclic.self = cyclic;
  const send = (value: unknown) =>
    database
      .reader(person)
      .db.selectFrom("task")
      .select("id")
      .where(sql<boolean>`title = ${value}`)
      .execute();
  await send("a");
  await expect(send(cyclic)).rejects.toThrow("circular");
  expect(await read("")).toEqual([]);
});
