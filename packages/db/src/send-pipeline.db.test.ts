import { sql } from "kysely";
import { expect } from "vitest";
import { createDatabase } from "./database.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest } from "./testing/db-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";

/** Of which the last is longer than what a socket reads at a time. */
const ROWS = 300;

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
  const divide = (divisor: number) =>
    database
      .reader(person)
      .db.selectFrom("task")
      .select(sql`1 / ${divisor}::int`.as("share"))
      .execute();
  await expect(divide(0)).rejects.toThrow("division by zero");
  expect(await divide(1)).toEqual([{ share: 1 }]);
  // Now that it is known, it fails behind one Sync.
  await expect(divide(0)).rejects.toThrow("division by zero");
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

test("a row reads the same whether or not its statement is known, whatever is null", async ({
  warm: { database, person },
}) => {
  await seedTask(database, person, { title: "one" });
  await seedTask(database, person, { title: "two" });
  const find = (title: string) =>
    database.reader(person).db.selectFrom("task").selectAll().where("title", ">=", title).execute();
  const first = await find("one");
  expect(first).toHaveLength(2);
  expect(first[0]).toMatchObject({ due_date: null, version: 1, title: "one" });
  expect(await find("one")).toEqual(first);
  expect(await find("u")).toEqual([]);
});

test("letters of every width are read as they were written, from rows of many packets", async ({
  warm: { database, person },
}) => {
  const letters = ["a", "ÿ", "é", "\u0080", "я", "好", "👍", "e\u0301"].join("");
  const read = () =>
    database
      .reader(person)
      .db.selectFrom(sql<{ n: number }>`generate_series(0, ${ROWS}::int)`.as<"row">(sql`row(n)`))
      .select([
        "row.n",
        sql<string>`repeat(${letters}, row.n)`.as("wide"),
        sql<string>`repeat('a', row.n)`.as("narrow"),
        sql<string | null>`nullif(row.n, 7)::text`.as("sometimes"),
      ])
      .execute();
  const expected = Array.from({ length: ROWS + 1 }, (_, n) => ({
    n,
    wide: letters.repeat(n),
    narrow: "a".repeat(n),
    sometimes: n === 7 ? null : String(n),
  }));
  // At first as the driver reads them, then as a known statement's.
  expect(await read()).toEqual(expected);
  expect(await read()).toEqual(expected);
});

test("a known statement whose columns have changed is refused, and no row is misread", async ({
  warm: { database },
  testDatabase,
}) => {
  const show = (columns: string) =>
    asAdmin(testDatabase, async (admin) => {
      await admin.query(`drop view if exists public.shown`);
      await admin.query(`create view public.shown as select ${columns}`);
      await admin.query(`grant select on public.shown to tf_app`);
    });
  const read = async () => (await sql`select * from public.shown`.execute(database.probe)).rows;
  await show("'a'::text as title");
  for (const time of ["prepared", "known"]) expect(await read(), time).toEqual([{ title: "a" }]);
  await show("1 as number, 'a'::text as title");
  await expect(read()).rejects.toThrow("cached plan must not change result type");
});
