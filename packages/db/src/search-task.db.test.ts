import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import type { ReadHandle } from "./database.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedMember } from "./testing/seed-member.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";

interface Filters {
  readonly status?: readonly string[];
  readonly priority?: readonly string[];
  readonly deleted?: boolean;
}

/** The ids that were found, best match first. */
async function search(
  db: ReadHandle,
  {
    workspaceId,
    query,
    status,
    priority,
    deleted = false,
  }: Filters & { workspaceId: string; query: string },
): Promise<string[]> {
  const matches = sql<{ id: string; rank: number }>`public.search_task(${workspaceId}, ${query},
    ${status ?? null}, ${priority ?? null}, ${deleted}, null)`;
  const rows = await db
    .selectFrom(matches.as("match"))
    .select("match.id")
    .orderBy("match.rank", "desc")
    .execute();
  return rows.map(({ id }) => id);
}

describe("search", () => {
  test("finds by the beginnings of words, whatever their case, in title and description", async ({
    database,
  }) => {
    const person = await seedPerson(database);
    const { db } = database.reader(person);
    const found = (query: string) => search(db, { ...person, query });
    const { id } = await seedTask(database, person, {
      title: "Übersicht: renew the PASSPORT (№ 4711-b)",
      description: "Ask Zoë at town-hall.example, don't forget photos",
    });
    await seedTask(database, person, { title: "Something else" });
    const finding = [
      "passport",
      "PASS",
      "ren pas",
      "photos renew",
      "über",
      "ÜBERS",
      "4711",
      "4711-b",
      "zoë",
      "town-h",
      "hall.exam",
      "example",
      "don't",
      "don",
      "  renew,   the! ",
    ];
    const missing = ["assport", "renew tomorrow", "pässport", "", "  ", "!?", "&", "'"];
    const answers = async (queries: readonly string[]) => {
      const entries = [];
      for (const query of queries) entries.push([query, await found(query)] as const);
      return entries;
    };
    expect(await answers(finding)).toEqual(finding.map((query) => [query, [id]]));
    expect(await answers(missing)).toEqual(missing.map((query) => [query, []]));
  });

  test("puts what matches in the title before what matches in the description", async ({
    database,
  }) => {
    const person = await seedPerson(database);
    const { db } = database.reader(person);
    const body = await seedTask(database, person, {
      title: "Groceries",
      description: "milk milk milk milk",
    });
    const head = await seedTask(database, person, { title: "Buy milk for the week" });
    expect(await search(db, { ...person, query: "milk" })).toEqual([head.id, body.id]);
  });

  test("finds words beside signs that are not ASCII", async ({ database }) => {
    const person = await seedPerson(database);
    const { db } = database.reader(person);
    const { id } = await seedTask(database, person, {
      title: "Read “Dune” tonight · Milk—eggs 買う、牛乳 price €50 ✓checked 🎉party ¿qué？",
    });
    for (const query of ["dune", "eggs", "牛乳", "50", "checked", "party", "qué", "“dune”"]) {
      expect([query, await search(db, { ...person, query })]).toEqual([query, [id]]);
    }
  });

  test("respects every filter, and leaves the trash out unless it is asked for", async ({
    database,
  }) => {
    const person = await seedPerson(database);
    const { db } = database.reader(person);
    const make = async (status: "todo" | "done", priority: "low" | "high") =>
      (await seedTask(database, person, { title: "Same words", status, priority })).id;
    const todoLow = await make("todo", "low");
    const todoHigh = await make("todo", "high");
    const doneLow = await make("done", "low");
    const trashed = await make("todo", "low");
    await database.transaction(entryOf(person), (tx) =>
      tx
        .updateTable("task")
        .set({ deleted_at: sql<string>`clock_timestamp()` })
        .where("id", "=", trashed)
        .execute(),
    );
    const found = async (filters: Filters) =>
      new Set(await search(db, { ...person, query: "same", ...filters }));
    expect(await found({})).toEqual(new Set([todoLow, todoHigh, doneLow]));
    expect(await found({ status: ["todo"] })).toEqual(new Set([todoLow, todoHigh]));
    expect(await found({ priority: ["low"] })).toEqual(new Set([todoLow, doneLow]));
    expect(await found({ status: ["done", "todo"], priority: ["high"] })).toEqual(
      new Set([todoHigh]),
    );
    expect(await found({ status: ["cancelled"] })).toEqual(new Set());
    expect(await found({ deleted: true })).toEqual(new Set([trashed]));
  });

  test("finds nothing in a workspace that was not entered, even when asked for it directly", async ({
    database,
    testDatabase,
  }) => {
    const [host, guest, stranger] = [
      await seedPerson(database),
      await seedPerson(database),
      await seedPerson(database),
    ];
    const { workspaceId } = host;
    await seedMember(testDatabase, { ...guest, workspaceId, role: "viewer" });
    const { id } = await seedTask(database, host, { title: "secret" });
    const question = { workspaceId, query: "secret" };
    expect(await search(database.reader({ ...guest, workspaceId }).db, question)).toEqual([id]);
    expect(await search(database.ownReader(guest.sessionId).db, question)).toEqual([id]);
    for (const db of [
      database.reader(guest).db,
      database.reader(stranger).db,
      database.reader({ ...stranger, workspaceId }).db,
      database.ownReader(stranger.sessionId).db,
      database.probe,
    ]) {
      expect(await search(db, question)).toEqual([]);
    }
  });

  test("finds a task by its own title, whatever that is, and never fails", async ({
    database,
    testDatabase,
  }) => {
    const person = await seedPerson(database);
    const { db } = database.reader(person);
    await asAdmin(testDatabase, async (client) => {
      const hasWords = async (id: string) => {
        const { rows } = await client.query<{ words: string }>(
          "select search::text as words from public.task where id = $1",
          [id],
        );
        return rows[0]?.words !== "";
      };
      await fc.assert(
        fc.asyncProperty(title, async (text) => {
          const { id } = await seedTask(database, person, { title: text });
          const found = await search(db, { ...person, query: text });
          if (await hasWords(id)) expect(found).toContain(id);
          else expect(found).toEqual([]);
        }),
        { numRuns: 150 },
      );
    });
  });
});

test("the longest text of the widest characters can be stored and found", async ({ database }) => {
  const person = await seedPerson(database);
  const words = Array.from({ length: 50_000 }, (_, n) => String.fromCodePoint(0x2_00_00 + n));
  const description = words.join("-");
  const { id } = await seedTask(database, person, { title: "Long", description });
  const { db } = database.reader(person);
  expect(await search(db, { ...person, query: words.at(-1) ?? "" })).toEqual([id]);
});

/** What tsvector holds at most is 2,046 bytes; a longer word it leaves out. */
test.for([2034, 2035, 2040, 2046, 2047])(
  "a text with one word of %i bytes can be stored, and found by another word",
  async (length, { database }) => {
    const person = await seedPerson(database);
    const description = `dump ${"a".repeat(length)}`;
    const { id } = await seedTask(database, person, { title: "Long", description });
    const { db } = database.reader(person);
    expect(await search(db, { ...person, query: "dump" })).toEqual([id]);
    const byWord = await search(db, { ...person, query: "a".repeat(200) });
    expect(byWord).toEqual(length > 2046 ? [] : [id]);
  },
);

test("two hundred are found at most, also with the one that is named by its key", async ({
  database,
  testDatabase,
}) => {
  const person = await seedPerson(database);
  const { id } = await seedTask(database, person, { title: "Named" });
  const { db } = database.reader(person);
  const { key, number } = await db
    .selectFrom("task")
    .innerJoin("project", "project.id", "task.project_id")
    .select(["project.key", "task.number"])
    .where("task.id", "=", id)
    .executeTakeFirstOrThrow();
  await asAdmin(testDatabase, (client) =>
    client.query(
      `insert into public.task (workspace_id, id, title)
       select $1, gen_random_uuid(), $2 from generate_series(1, 250)`,
      [person.workspaceId, `${key} ${number}`],
    ),
  );
  const found = await search(db, { ...person, query: `${key}-${number}` });
  expect(found[0]).toBe(id);
  expect(new Set(found).size).toBe(200);
  expect(found).toHaveLength(200);
});

/** As many words as a page of text has, none of which anybody looks for. */
const LONG_TEXT = Array.from({ length: 400 }, (_, n) => `filler${n}`).join(" ");

/** Which of 700 tasks, the oldest first, have the word, and which a long text. */
const MIXTURES: Readonly<Record<string, { readonly has: string; readonly isLong: string }>> = {
  "where some texts are long": { has: "true", isLong: "n % 3 = 0" },
  "where all texts are long": { has: "n % 3 = 0", isLong: "true" },
  "where long texts alone have it": { has: "n % 3 = 0", isLong: "n % 3 = 0" },
};

describe("a word that many tasks have", () => {
  test.for(Object.entries(MIXTURES))(
    "is found in the newest of them, %s",
    async ([, { has, isLong }], { database, testDatabase }) => {
      const person = await seedPerson(database);
      await asAdmin(testDatabase, (client) =>
        client.query(
          `insert into public.task (workspace_id, id, title, description, created_at)
           select $1, gen_random_uuid(), case when ${has} then 'apple' else 'pear' end,
             case when ${isLong} then $2 else '' end, now() - make_interval(secs => 1000 - n)
           from generate_series(1, 700) n`,
          [person.workspaceId, LONG_TEXT],
        ),
      );
      const { id } = await seedTask(database, person, { title: "apple", description: LONG_TEXT });
      const { db } = database.reader(person);
      const newest = await db
        .selectFrom("task")
        .select("id")
        .where("title", "=", "apple")
        .orderBy("created_at", "desc")
        .limit(200)
        .execute();
      const found = await search(db, { ...person, query: "apple" });
      expect(found).toContain(id);
      expect(new Set(found)).toEqual(new Set(newest.map((task) => task.id)));
    },
  );
});

test.for([
  { texts: "short", tasks: 3000, description: "" },
  { texts: "long", tasks: 1000, description: LONG_TEXT },
])(
  "of what only older tasks have, the newest two hundred are found where texts are $texts",
  async ({ tasks, description }, { database, testDatabase }) => {
    const person = await seedPerson(database);
    const { db } = database.reader(person);
    await asAdmin(testDatabase, async (client) => {
      await client.query("set session_replication_role = replica");
      await client.query(
        `insert into public.task (workspace_id, id, project_id, number, title, status, created_at, description)
       select $1, gen_random_uuid(), p.id, n,
         case when n > 500 then 'pear' when n % 2 = 0 then 'apple' else 'pear apple' end,
         case when n % 2 = 0 and n <= 600 then 'done' else 'todo' end,
         now() - make_interval(secs => 3000 - n), $3
       from generate_series(1, $2::integer) n
       join public.project p on p.workspace_id = $1`,
        [person.workspaceId, tasks, description],
      );
      await client.query("set session_replication_role = origin");
    });
    const newest = async (title: string, statuses: readonly ("done" | "todo")[]) => {
      const wanted = await db
        .selectFrom("task")
        .select("id")
        .where("title", "like", `%${title}%`)
        .where("status", "in", statuses)
        .orderBy("created_at", "desc")
        .limit(200)
        .execute();
      return new Set(wanted.map(({ id }) => id));
    };
    const found = async (query: string, filters: Filters = {}) =>
      new Set(await search(db, { ...person, query, ...filters }));
    expect(await found("apple")).toEqual(await newest("apple", ["done", "todo"]));
    expect(await found("app", { status: ["done"] })).toEqual(await newest("apple", ["done"]));
    // Of fewer nothing is left out.
    expect(await found("pear apple", { status: ["todo"] })).toEqual(
      await newest("pear apple", ["todo"]),
    );
  },
);

/** Everything that PostgreSQL's text can hold, and what its query language is made of. */
const title = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 8 }),
      fc.constantFrom("&", "|", "!", "<->", "<2>", ":*", ":A", "(", ")", "'", '"', "\\", "%", "\n"),
      fc.constantFrom("it's", "a-b-c", "x@y.example", "/a/b'", "http://h.example/p?q='", "-1.5e3"),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join("").replaceAll("\0", ""))
  .filter((text) => text !== "");
