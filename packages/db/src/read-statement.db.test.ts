import { expect } from "vitest";
import type { ReadHandle } from "./database.ts";
import { readStatement } from "./read-statement.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { seedTask } from "./testing/seed-task.ts";

interface Wanted {
  readonly workspaceId: string;
  readonly statuses: readonly ("todo" | "done")[];
  readonly count: number;
}
interface Clauses {
  readonly [name: string]: boolean;
  readonly isFiltered: boolean;
}

const buildTitles = (db: ReadHandle, values: Wanted, { isFiltered }: Clauses) =>
  db
    .selectFrom("task")
    .select("title")
    .where("workspace_id", "=", values.workspaceId)
    .$if(isFiltered, (query) =>
      query.where("status", "=", (eb) => eb.fn.any(eb.val(values.statuses))),
    )
    .orderBy("created_at")
    .limit(values.count);

test("a statement brings the values of each call, by whichever handle it is sent", async ({
  database,
}) => {
  const titles = readStatement(buildTitles);
  const [one, other] = [await seedPerson(database), await seedPerson(database)];
  for (const person of [one, other]) {
    await seedTask(database, person, { title: `of ${person.workspaceId}`, status: "todo" });
    await seedTask(database, person, { title: "done", status: "done" });
  }
  for (const person of [one, other, one]) {
    const { workspaceId } = person;
    const { db } = database.reader(person);
    const all = [{ title: `of ${workspaceId}` }, { title: "done" }];
    const wanted = { workspaceId, statuses: ["done"], count: 5 } as const;
    expect(await titles(db, wanted, { isFiltered: false })).toEqual(all);
    expect(await titles(db, wanted, { isFiltered: true })).toEqual(all.slice(1));
    expect(await titles(db, { ...wanted, count: 1 }, { isFiltered: false })).toEqual([all[0]]);
    const both = { ...wanted, statuses: ["done", "todo"] } as const;
    expect(await titles(db, both, { isFiltered: true })).toEqual(all);
  }
});

test("a handle reads its own workspace, whatever value a call brings", async ({ database }) => {
  const titles = readStatement(buildTitles);
  const [host, stranger] = [await seedPerson(database), await seedPerson(database)];
  await seedTask(database, host);
  const { workspaceId } = host;
  for (const entry of [stranger, { ...stranger, workspaceId }]) {
    const { db } = database.reader(entry);
    const wanted = { workspaceId, statuses: [], count: 5 };
    expect(await titles(db, wanted, { isFiltered: false })).toEqual([]);
  }
});

test("a statement is built once for each combination of its clauses", async ({ database }) => {
  const built: boolean[] = [];
  const titles = readStatement((db, values: Wanted, has: Clauses) => {
    built.push(has.isFiltered);
    return buildTitles(db, values, has);
  });
  const person = await seedPerson(database);
  const wanted = { workspaceId: person.workspaceId, statuses: [], count: 5 };
  for (const isFiltered of [false, true, false, true]) {
    await titles(database.reader(person).db, wanted, { isFiltered });
  }
  expect(built).toEqual([false, true]);
});

test("a value that is missing is no null", async ({ database }) => {
  const titles = readStatement(buildTitles);
  const person = await seedPerson(database);
  // What a caller would do that is not checked by types.
  const wanted = { workspaceId: person.workspaceId, statuses: [] } as unknown as Wanted;
  const { db } = database.reader(person);
  await expect(titles(db, wanted, { isFiltered: false })).rejects.toThrow("count is missing");
});

test("a statement that reckons with a value of one call is refused", async ({ database }) => {
  const titles = readStatement((db, { count }: Pick<Wanted, "count">, _: Clauses) =>
    db
      .selectFrom("task")
      .select("title")
      .limit(count + 1),
  );
  const { db } = database.reader(await seedPerson(database));
  await expect(titles(db, { count: 1 }, { isFiltered: false })).rejects.toThrow(
    "count is known at each call only",
  );
});
