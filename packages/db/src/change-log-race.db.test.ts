import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { createDatabase, type Database } from "./database.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest } from "./testing/db-test.ts";
import { seedMember } from "./testing/seed-member.ts";
import { seedPerson, type SeededPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";
import { verifyChain } from "./audit/verify-chain.ts";

const WRITERS = 16;
const ROUNDS = 5;

/** As many connections as writers, so that they meet in PostgreSQL and not in the pool. */
const test = dbTest.extend<{ $file: { wide: Database } }>({
  wide: [
    async ({ testDatabase }, use) => {
      const wide = createDatabase({ ...testDatabase, appPoolMax: WRITERS + 1 });
      await use(wide);
      await wide.close();
    },
    { scope: "file" },
  ],
});

const times = <T>(count: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));

/** Writes three rows by two statements, the older one's first or last by turns. */
async function writeRound(database: Database, person: SeededPerson, ids: readonly string[]) {
  const { workspaceId } = person;
  await database.transaction(entryOf(person), async (tx) => {
    for (const id of ids) {
      await tx
        .updateTable("task")
        .set((eb) => ({ title: randomUUID(), version: eb("version", "+", 1) }))
        .where("id", "=", id)
        .execute();
    }
    await tx
      .insertInto("task")
      .values({ workspace_id: workspaceId, id: randomUUID(), title: "new" })
      .execute();
  });
}

test("sixteen writers in three workspaces leave no gap, no double and no deadlock", async ({
  wide,
  testDatabase,
}) => {
  const hosts = await times(3, () => seedPerson(wide));
  const tasks = await Promise.all(
    hosts.map(async (host) => [(await seedTask(wide, host)).id, (await seedTask(wide, host)).id]),
  );
  const writers = await times(WRITERS, () => seedPerson(wide));
  for (const { userId } of writers) {
    for (const { workspaceId } of hosts) {
      await seedMember(testDatabase, { userId, workspaceId, role: "editor" });
    }
  }

  await Promise.all(
    writers.map(async (writer, n) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const place = (n + round) % hosts.length;
        const ids = tasks[place] ?? [];
        const workspaceId = hosts[place]?.workspaceId ?? "";
        await writeRound(wide, { ...writer, workspaceId }, n % 2 === 0 ? ids : ids.toReversed());
      }
    }),
  );

  const verdicts = await asAdmin(testDatabase, async (client) => {
    const found = [];
    for (const { workspaceId } of hosts) found.push(await verifyChain(client, workspaceId));
    return found;
  });
  const before = hosts.length * (3 + WRITERS + 2);
  expect(verdicts).toEqual(
    hosts.map(() => ({
      kind: "intact",
      erased: 0,
      erasedSince: 0,
      hash: expect.any(String),
      changes: expect.any(Number),
    })),
  );
  const total = verdicts.reduce((sum, v) => sum + (v.kind === "intact" ? v.changes : 0), 0);
  expect(total).toBe(before + WRITERS * ROUNDS * 3);
});

test("a writer that did not stand in line, such as an operator, leaves no gap either", async ({
  wide,
  testDatabase,
}) => {
  const person = await seedPerson(wide);
  const { workspaceId } = person;
  await times(WRITERS, async (n) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await (n % 2 === 0
        ? seedTask(wide, person)
        : asAdmin(testDatabase, (client) =>
            client.query(
              "insert into public.task (workspace_id, id, title) values ($1, gen_random_uuid(), 'by hand')",
              [workspaceId],
            ),
          ));
    }
  });
  const verdict = await asAdmin(testDatabase, (client) => verifyChain(client, workspaceId));
  expect(verdict).toEqual({
    kind: "intact",
    erased: 0,
    erasedSince: 0,
    hash: expect.any(String),
    changes: 3 + WRITERS * ROUNDS,
  });
});

test("a reader that has seen a number has seen every number before it", async ({ wide }) => {
  const person = await seedPerson(wide);
  const { id } = await seedTask(wide, person);
  const seen: number[] = [];
  const writing = new AbortController();

  const read = async () => {
    const { db } = wide.reader(person);
    const rows = await db
      .selectFrom("change")
      .select("seq")
      .where("workspace_id", "=", person.workspaceId)
      .where("seq", ">", String(seen.at(-1) ?? 0))
      .orderBy("seq")
      .execute();
    seen.push(...rows.map(({ seq }) => Number(seq)));
  };
  const polling = (async () => {
    while (!writing.signal.aborted) await read();
    await read();
  })();
  await times(WRITERS, async () => {
    for (let round = 0; round < ROUNDS; round += 1) await writeRound(wide, person, [id]);
  });
  writing.abort();
  await polling;

  const total = 4 + WRITERS * ROUNDS * 2;
  expect(seen).toEqual(Array.from({ length: total }, (_, n) => n + 1));
});

test("who waited for the line of writers is judged by what holds after the wait", async ({
  wide,
  testDatabase,
}) => {
  const [host, editor] = [await seedPerson(wide), await seedPerson(wide)];
  const { workspaceId } = host;
  await seedMember(testDatabase, { ...editor, workspaceId, role: "editor" });
  let waiting: Promise<unknown> | undefined;
  await asAdmin(testDatabase, async (client) => {
    await client.query("begin");
    await client.query("select from public.change_head where workspace_id = $1 for update", [
      workspaceId,
    ]);
    waiting = wide.transaction(entryOf({ ...editor, workspaceId }), async (_, actor) => actor.role);
    for (;;) {
      const { rowCount } = await client.query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      if (rowCount === 1) break;
    }
    await client.query(
      "update public.access set role = 'viewer' where workspace_id = $1 and user_id = $2",
      [workspaceId, editor.userId],
    );
    await client.query("commit");
  });
  expect(await waiting).toBe("viewer");
});
