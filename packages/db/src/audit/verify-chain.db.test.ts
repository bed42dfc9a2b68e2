import type { Client } from "pg";
import { describe, expect } from "vitest";
import type { Database } from "../database.ts";
import { asAdmin } from "../testing/as-admin.ts";
import type { TestDatabase } from "../testing/clone-database.ts";
import { dbTest as test } from "../testing/db-test.ts";
import { seedPerson } from "../testing/seed-person.ts";
import { entryOf, seedTask } from "../testing/seed-task.ts";
import { type ChainVerdict, verifyChain } from "./verify-chain.ts";

/** Three of the account's own, an insert, an update, an insert. */
const CHANGES = 6;

async function seedLog(database: Database): Promise<string> {
  const person = await seedPerson(database);
  const { id } = await seedTask(database, person, { title: "Before" });
  await database.transaction(entryOf(person), (tx) =>
    tx.updateTable("task").set({ title: "After", version: 2 }).where("id", "=", id).execute(),
  );
  await seedTask(database, person, { description: 'Zoë said: "\\" \u2028 \u0007 𠀀' });
  return person.workspaceId;
}

/** Runs a statement with the workspace's id as the superuser, triggers off, and verifies what is left. */
function verdictAfter(
  testDatabase: TestDatabase,
  workspaceId: string,
  statements: readonly string[],
): Promise<ChainVerdict> {
  return asAdmin(testDatabase, async (client) => {
    await client.query("set session_replication_role = replica");
    for (const statement of statements) await client.query(statement, [workspaceId]);
    return verifyChain(client, workspaceId);
  });
}

test("an untouched log verifies, from its first row to its head", async ({
  database,
  testDatabase,
}) => {
  const workspaceId = await seedLog(database);
  expect(await verdictAfter(testDatabase, workspaceId, [])).toEqual({
    kind: "intact",
    changes: CHANGES,
    erased: 0,
    erasedSince: 0,
    hash: expect.any(String),
  });
});

/** Another value for each column that is neither the key nor of the chain itself. */
const EDITS: Readonly<Record<string, string>> = {
  project_id: "gen_random_uuid()",
  actor_kind: "'system'",
  actor_id: "null",
  at: "at + interval '1 microsecond'",
  entity: "'membership'",
  entity_id: "gen_random_uuid()",
  version: "version + 1",
  op: "'insert'",
  call_id: "null",
  request_id: "request_id || ' '",
  digest: "sha256(digest)",
  hash: "sha256(hash)",
};

describe("is detected:", () => {
  test("every column of the log is covered", async ({ testDatabase }) => {
    const { rows } = await asAdmin(testDatabase, (client) =>
      client.query<{ attname: string }>(
        "select attname from pg_attribute where attrelid = 'public.change'::regclass and attnum > 0",
      ),
    );
    const covered = [...Object.keys(EDITS), "workspace_id", "seq", "before", "after", "salt"];
    expect(new Set(rows.map(({ attname }) => attname))).toEqual(new Set(covered));
  });

  test.for(Object.entries(EDITS))(
    "an edited %s",
    async ([column, value], { database, testDatabase }) => {
      const workspaceId = await seedLog(database);
      const edit = `update public.change set ${column} = ${value} where workspace_id = $1 and seq = 5`;
      const verdict = await verdictAfter(testDatabase, workspaceId, [edit]);
      expect(verdict).toEqual({ kind: "broken", seq: 5, what: "row" });
    },
  );

  test.for([
    [`before = '{"title": "Never"}'`],
    [`after = '{"title": "Never"}'`],
    ["after = '{}'"],
    ["salt = sha256(salt)"],
  ])("an edited payload: %s", async ([edit], { database, testDatabase }) => {
    const workspaceId = await seedLog(database);
    const statement = `update public.change set ${edit} where workspace_id = $1 and seq = 5`;
    const verdict = await verdictAfter(testDatabase, workspaceId, [statement]);
    expect(verdict).toEqual({ kind: "broken", seq: 5, what: "payload" });
  });

  test.for([
    [
      "removed from the middle",
      3,
      "missing",
      ["delete from public.change where workspace_id = $1 and seq = 3"],
    ],
    [
      "removed from the beginning",
      1,
      "missing",
      ["delete from public.change where workspace_id = $1 and seq = 1"],
    ],
    [
      "put before the first",
      1,
      "missing",
      [
        `insert into public.change select (jsonb_populate_record(c, jsonb_build_object('seq', 0))).*
         from public.change c where workspace_id = $1 and seq = 1`,
      ],
    ],
    [
      "removed with all others, and the head set back",
      1,
      "missing",
      [
        "delete from public.change where workspace_id = $1",
        "update public.change_head set seq = 0, hash = '' where workspace_id = $1",
      ],
    ],
    [
      "removed from the end",
      6,
      "head",
      ["delete from public.change where workspace_id = $1 and seq = 6"],
    ],
    [
      "removed, and the rest moved up",
      4,
      "row",
      [
        "delete from public.change where workspace_id = $1 and seq = 4",
        "update public.change set seq = 4 where workspace_id = $1 and seq = 5",
        "update public.change_head set seq = 4 where workspace_id = $1",
      ],
    ],
    [
      "put in another order",
      3,
      "row",
      [
        "update public.change set seq = seq + 10 where workspace_id = $1 and seq in (3, 5)",
        "update public.change set seq = 18 - seq where workspace_id = $1 and seq > 10",
      ],
    ],
    [
      "brought in from another workspace",
      7,
      "row",
      [
        `insert into public.change select (jsonb_populate_record(c, jsonb_build_object('workspace_id', $1::uuid, 'seq', 7))).*
         from public.change c where workspace_id <> $1 limit 1`,
      ],
    ],
  ] as const)("a row %s", async ([, seq, what, statements], { database, testDatabase }) => {
    await seedLog(database);
    const workspaceId = await seedLog(database);
    const verdict = await verdictAfter(testDatabase, workspaceId, statements);
    expect(verdict).toEqual({ kind: "broken", seq, what });
  });
});

const ERASE = `update public.change set before = '{}', after = '{}', salt = '\\x'
  where workspace_id = $1 and seq in (4, 5)`;

test("an erased payload is told from a forged one, and the rows around it still verify", async ({
  database,
  testDatabase,
}) => {
  const workspaceId = await seedLog(database);
  expect(await verdictAfter(testDatabase, workspaceId, [ERASE])).toEqual({
    kind: "intact",
    changes: CHANGES,
    erased: 2,
    erasedSince: 0,
    hash: expect.any(String),
  });
});

test("a payload is erased whole or not at all", async ({ database, testDatabase }) => {
  const workspaceId = await seedLog(database);
  const erase = (client: Client, columns: string) =>
    client.query(`update public.change set ${columns} where workspace_id = $1`, [workspaceId]);
  await asAdmin(testDatabase, async (client) => {
    for (const half of ["salt = '\\x'", "salt = '\\x00'", "salt = '\\x', after = '{}'"]) {
      await expect(erase(client, half)).rejects.toMatchObject({
        constraint: "change_erased_check",
      });
    }
  });
});
