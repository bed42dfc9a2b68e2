import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Client } from "pg";
import { expect } from "vitest";
import type { Database, WriteHandle } from "./database.ts";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { LogModel, type TaskFields, type Writer } from "./testing/log-model.ts";
import { seedPerson, type SeededPerson } from "./testing/seed-person.ts";
import { entryOf, seedTask } from "./testing/seed-task.ts";
import { verifyChain } from "./audit/verify-chain.ts";

/** A pretended mistake: what was written before it must leave no trace. */
class ChangedMind extends Error {}

const SYSTEM: Writer = { actor_id: null, call_id: null, request_id: null };

interface Place {
  readonly person: SeededPerson;
  readonly model: LogModel;
}

interface World {
  readonly database: Database;
  readonly admin: Client;
  readonly places: readonly [Place, Place, Place];
}

interface Command {
  readonly kind: "insert" | "update" | "abandon" | "remove" | "update everywhere";
  readonly place: 0 | 1 | 2;
  readonly titles: readonly string[];
  readonly patch: TaskFields;
  /** Which of the tasks are meant, by the bits of a number. */
  readonly which: number;
}

const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.constantFrom("insert", "update", "update", "abandon", "remove", "update everywhere"),
  place: fc.constantFrom(0, 1, 2),
  titles: fc.array(fc.string({ minLength: 1, maxLength: 5, unit: "grapheme" }), {
    minLength: 1,
    maxLength: 4,
  }),
  patch: fc.record(
    {
      title: fc.constantFrom("a", "b"),
      description: fc.constantFrom("", 'He said "\\"'),
      status: fc.constantFrom("todo", "done"),
      priority: fc.constantFrom("none", "urgent"),
      due_date: fc.constantFrom(null, "2026-02-28"),
      deleted_at: fc.constantFrom(null, "2026-01-02T03:04:05.678+00:00"),
    },
    { requiredKeys: ["title"] },
  ),
  which: fc.nat({ max: 255 }),
});

const chosen = ({ model }: Place, which: number) =>
  model.ids.filter((_, index) => ((which >> (index % 8)) & 1) === 1);

async function asPerson(
  { person }: Place,
  { database }: World,
  run: (tx: WriteHandle, writer: Writer) => Promise<unknown>,
): Promise<void> {
  const entry = entryOf(person);
  const writer = { actor_id: person.userId, call_id: entry.callId, request_id: entry.requestId };
  await database.transaction(entry, (tx) => run(tx, writer));
}

function insertAll(
  tx: WriteHandle,
  { person }: Place,
  rows: readonly { id: string; title: string }[],
) {
  const { workspaceId } = person;
  return tx
    .insertInto("task")
    .values(rows.map((row) => ({ ...row, workspace_id: workspaceId })))
    .execute();
}

function updateAll(tx: WriteHandle, ids: readonly string[], patch: TaskFields) {
  return tx
    .updateTable("task")
    .set((eb) => ({ ...patch, version: eb("version", "+", 1) }))
    .where("id", "in", [...ids, randomUUID()])
    .execute();
}

const RUN: Readonly<Record<Command["kind"], (world: World, command: Command) => Promise<void>>> = {
  insert: (world, { place, titles }) =>
    asPerson(world.places[place], world, (tx, writer) => {
      const ids = world.places[place].model.insert(writer, titles);
      return insertAll(
        tx,
        world.places[place],
        titles.map((title, n) => ({ title, id: ids[n] ?? "" })),
      );
    }),
  update: (world, { place, patch, which }) =>
    asPerson(world.places[place], world, (tx, writer) => {
      const ids = chosen(world.places[place], which);
      world.places[place].model.update(writer, ids, patch);
      return updateAll(tx, ids, patch);
    }),
  abandon: async (world, { place, titles, patch, which }) => {
    const attempt = asPerson(world.places[place], world, async (tx) => {
      await insertAll(
        tx,
        world.places[place],
        titles.map((title) => ({ title, id: randomUUID() })),
      );
      await updateAll(tx, chosen(world.places[place], which), patch);
      throw new ChangedMind();
    });
    await expect(attempt).rejects.toThrow(ChangedMind);
  },
  remove: async ({ admin, places }, { place, which }) => {
    const ids = chosen(places[place], which);
    places[place].model.remove(SYSTEM, ids);
    await admin.query("delete from public.task where id = any ($1)", [ids]);
  },
  "update everywhere": async ({ admin, places }, { patch, which }) => {
    const ids = places.flatMap((place) => chosen(place, which));
    for (const { model } of places) model.update(SYSTEM, ids, patch);
    const columns = Object.keys(patch).map((name, n) => `${name} = $${n + 2}`);
    await admin.query(
      `update public.task set version = version + 1, ${columns.join(", ")} where id = any ($1)`,
      [ids, ...Object.values(patch)],
    );
  },
};

async function defaultProjectOf(database: Database, person: SeededPerson): Promise<string> {
  const { db } = database.reader(person);
  return (await db.selectFrom("project").select("id").executeTakeFirstOrThrow()).id;
}

/** What the log says of the tasks, after the three rows that an account begins with. */
async function readLog({ admin }: World, { person }: Place) {
  const { rows } = await admin.query<{ seq: string }>(
    `select seq, entity, entity_id, version, op, before, after, actor_kind, actor_id, call_id, request_id
     from public.change where workspace_id = $1 and seq > 3 order by seq`,
    [person.workspaceId],
  );
  return rows;
}

test("whatever is written in whatever order, the log has exactly that, gap-free and chained", async ({
  database,
  testDatabase,
}) => {
  await asAdmin(testDatabase, async (admin) => {
    // Not the log's: what it says may not depend on who writes it.
    await admin.query("set timezone = 'Asia/Kolkata'");
    const makePlace = async (): Promise<Place> => {
      const person = await seedPerson(database);
      return { person, model: new LogModel(await defaultProjectOf(database, person)) };
    };
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 12 }), async (commands) => {
        const places = [await makePlace(), await makePlace(), await makePlace()] as const;
        const world: World = { database, admin, places };
        for (const next of commands) await RUN[next.kind](world, next);
        for (const place of places) {
          const expected = place.model.changes.map((change, n) => ({
            ...change,
            seq: String(n + 4),
            entity: "task",
            actor_kind: change.actor_id === null ? "system" : "person",
          }));
          expect(await readLog(world, place)).toEqual(expected);
          expect(await verifyChain(admin, place.person.workspaceId)).toEqual({
            kind: "intact",
            changes: expected.length + 3,
            erased: 0,
            erasedSince: 0,
            hash: expect.any(String),
          });
        }
      }),
      { numRuns: 25 },
    );
  });
});

test("an account's log begins with its workspace, its project and its membership, in its own name", async ({
  database,
  testDatabase,
}) => {
  const { userId, workspaceId } = await seedPerson(database);
  const { rows } = await asAdmin(testDatabase, (client) =>
    client.query(
      `select seq, entity, entity_id, op, before, after, actor_id, request_id
       from public.change where workspace_id = $1 order by seq`,
      [workspaceId],
    ),
  );
  const common = { op: "insert", before: {}, actor_id: userId, request_id: "seed" };
  expect(rows).toEqual([
    {
      ...common,
      seq: "1",
      entity: "workspace",
      entity_id: workspaceId,
      after: expect.objectContaining({ name: "Personal" }),
    },
    {
      ...common,
      seq: "2",
      entity: "project",
      entity_id: expect.any(String),
      after: expect.objectContaining({ key: "TASK", is_default: true, is_private: false }),
    },
    {
      ...common,
      seq: "3",
      entity: "membership",
      entity_id: userId,
      after: { role: "owner", user_id: userId },
    },
  ]);
});

test("nothing is written to a workspace whose log has lost its head", async ({
  database,
  testDatabase,
}) => {
  const person = await seedPerson(database);
  await asAdmin(testDatabase, (client) =>
    client.query("delete from public.change_head where workspace_id = $1", [person.workspaceId]),
  );
  await expect(seedTask(database, person)).rejects.toThrow("has no change head");
  expect(await database.reader(person).db.selectFrom("task").selectAll().execute()).toEqual([]);
});

test("the key of a row cannot be changed past the log, not even by a superuser", async ({
  database,
  testDatabase,
}) => {
  const { id, workspace_id } = await seedTask(database, await seedPerson(database));
  await asAdmin(testDatabase, (client) =>
    expect(
      client.query(
        "update public.task set id = gen_random_uuid() where workspace_id = $1 and id = $2",
        [workspace_id, id],
      ),
    ).rejects.toThrow("a key of task was changed"),
  );
});
