import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect } from "vitest";
import type { Database } from "../database.ts";
import { asAdmin } from "../testing/as-admin.ts";
import { dbTest as test } from "../testing/db-test.ts";
import { seedPerson } from "../testing/seed-person.ts";
import { entryOf, seedTask } from "../testing/seed-task.ts";
import { exportLogs } from "./export-logs.ts";
import type { KeptChange } from "./verify-chain.ts";
import { verifyLogs } from "./verify-logs.ts";

interface Line {
  readonly workspaceId: string;
  readonly seq: number;
  readonly entity: string;
  readonly after: Readonly<Record<string, unknown>>;
  readonly isErased: boolean;
  readonly hash: string;
}

async function exported(adminUrl: string): Promise<Line[]> {
  const target = new PassThrough();
  const [lines, written] = await Promise.all([
    exportLogs(adminUrl, target).finally(() => target.end()),
    text(target),
  ]);
  const parsed = written.split("\n").slice(0, -1);
  expect(parsed.pop()).toBe(`{"changes":${lines}}`);
  expect(parsed).toHaveLength(lines);
  return parsed.map((line) => JSON.parse(line) as Line);
}

/** The last line of each workspace. */
const keptOf = (lines: readonly Line[]): ReadonlyMap<string, KeptChange> =>
  new Map(lines.map(({ workspaceId, seq, hash }) => [workspaceId, { seq, hash, erased: 0 }]));

async function settle(database: Database, title: string) {
  const person = await seedPerson(database);
  const { id } = await seedTask(database, person, { title });
  const rename = (to: string) =>
    database.transaction(entryOf(person), (tx) =>
      tx.updateTable("task").set({ title: to }).where("id", "=", id).execute(),
    );
  return { ...person, rename };
}

/** Makes a log again, head and all, as somebody with every right could. */
const FORGE = `
  with recursive forged as (
    select c.seq, c.digest, c.hash from public.change c where workspace_id = $1 and seq = 1
    union all
    select c.seq, c.digest, sha256(f.hash || c.digest || convert_to(jsonb_build_array(
      c.workspace_id, c.seq, c.project_id, c.actor_kind, null, extract(epoch from c.at), c.entity,
      c.entity_id, c.version, c.op, c.call_id, c.request_id)::text, 'UTF8'))
    from forged f join public.change c on c.workspace_id = $1 and c.seq = f.seq + 1
  ), rows as (
    update public.change c set hash = f.hash, actor_id = null from forged f
    where c.workspace_id = $1 and c.seq = f.seq and f.seq > 1
  )
  update public.change_head set hash = (select hash from forged order by seq desc limit 1)
  where workspace_id = $1`;

test("an export holds every change of every workspace, in order, as it was written", async ({
  database,
  testDatabase,
}) => {
  const ada = await settle(database, "Ada's");
  const bob = await settle(database, "Bob's");
  await ada.rename("Ada's, renamed");
  const lines = await exported(testDatabase.adminUrl);
  for (const { workspaceId } of [ada, bob]) {
    const own = lines.filter((line) => line.workspaceId === workspaceId);
    expect(own.map(({ seq }) => seq)).toEqual(own.map((_, index) => index + 1));
  }
  const last = lines.findLast((line) => line.workspaceId === ada.workspaceId);
  expect(last).toMatchObject({ entity: "task", op: "update", isErased: false });
  expect(last).toMatchObject({
    before: { title: "Ada's" },
    after: { title: "Ada's, renamed" },
    actor: { kind: "person", id: ada.userId },
  });
});

test("logs that went on since an export verify against it", async ({ database, testDatabase }) => {
  const ada = await settle(database, "Ada's");
  const kept = keptOf(await exported(testDatabase.adminUrl));
  await ada.rename("Later");
  const verdicts = await verifyLogs(testDatabase.adminUrl, kept);
  expect(verdicts.map(({ verdict }) => verdict.kind)).not.toContain("broken");
  expect(verdicts).toContainEqual({
    workspaceId: ada.workspaceId,
    slug: expect.any(String),
    verdict: { kind: "intact", changes: 5, erased: 0, erasedSince: 0, hash: expect.any(String) },
  });
});

test("a log that was written anew from end to end verifies by itself, and not against an export", async ({
  database,
  testDatabase: { adminUrl },
  testDatabase,
}) => {
  const { workspaceId } = await settle(database, "Ada's");
  const kept = keptOf(await exported(adminUrl));
  await asAdmin(testDatabase, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query(FORGE, [workspaceId]);
  });
  const verdictOf = async (copy?: typeof kept) =>
    (await verifyLogs(adminUrl, copy)).find((each) => each.workspaceId === workspaceId)?.verdict;
  expect(await verdictOf()).toMatchObject({ kind: "intact" });
  expect(await verdictOf(kept)).toEqual({ kind: "broken", seq: 4, what: "kept" });
});

test("a log whose end was cut off with its head is found against an export", async ({
  database,
  testDatabase: { adminUrl },
  testDatabase,
}) => {
  const { workspaceId } = await settle(database, "Ada's");
  const kept = keptOf(await exported(adminUrl));
  await asAdmin(testDatabase, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query("delete from public.change where workspace_id = $1 and seq = 4", [
      workspaceId,
    ]);
    await client.query(
      `update public.change_head h set seq = 3, hash = c.hash from public.change c
       where c.workspace_id = $1 and c.seq = 3 and h.workspace_id = $1`,
      [workspaceId],
    );
  });
  const verdicts = await verifyLogs(adminUrl, kept);
  expect(verdicts.find((each) => each.workspaceId === workspaceId)?.verdict).toEqual({
    kind: "broken",
    seq: 4,
    what: "kept",
  });
});

test("content that was erased since an export is counted", async ({ database, testDatabase }) => {
  const { workspaceId } = await settle(database, "Ada's");
  const kept = keptOf(await exported(testDatabase.adminUrl));
  await asAdmin(testDatabase, (client) =>
    client.query(
      `update public.change set before = '{}', after = '{}', salt = '\\x' where workspace_id = $1 and seq > 2`,
      [workspaceId],
    ),
  );
  const verdicts = await verifyLogs(testDatabase.adminUrl, kept);
  expect(verdicts.find((each) => each.workspaceId === workspaceId)?.verdict).toMatchObject({
    kind: "intact",
    erased: 2,
    erasedSince: 2,
  });
});

test("a workspace that is in an export and no more in the database is named", async ({
  database,
  testDatabase,
}) => {
  await settle(database, "Ada's");
  const workspaceId = crypto.randomUUID();
  const kept = new Map([[workspaceId, { seq: 1, hash: "", erased: 0 }]]);
  expect(await verifyLogs(testDatabase.adminUrl, kept)).toContainEqual({
    workspaceId,
    slug: null,
    verdict: { kind: "gone" },
  });
});
