import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import { asAdmin } from "./testing/as-admin.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { findMembershipDrift } from "./testing/membership-drift.ts";
import { seedMember } from "./testing/seed-member.ts";
import { seedPerson } from "./testing/seed-person.ts";
import { seedTask } from "./testing/seed-task.ts";
import type { Database } from "./database.ts";

async function leave({ auth }: Database, session: string) {
  const { rows } = await sql<{ person: string | null; orphaned: unknown }>`
    select person, orphaned from public.leave_every_workspace(${session}, ${randomUUID()}, 'test')`.execute(
    auth,
  );
  return rows[0];
}

const NOBODY = { person: null, orphaned: null };

function allWorkspaces(testDatabase: { readonly adminUrl: string }) {
  return asAdmin(testDatabase, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select workspace_id as id from public.workspace order by 1",
    );
    return rows.map(({ id }) => id);
  });
}

describe("leaving every workspace", () => {
  test("is done for the person behind a live session only", async ({ database, testDatabase }) => {
    const ada = await seedPerson(database);
    const before = await allWorkspaces(testDatabase);
    expect(await leave(database, randomUUID())).toEqual(NOBODY);
    expect(await leave(database, ada.userId)).toEqual(NOBODY);
    await database.auth
      .updateTable("session")
      .set({ revoked_at: sql<string>`now()` })
      .where("id", "=", ada.sessionId)
      .execute();
    expect(await leave(database, ada.sessionId)).toEqual(NOBODY);
    expect(await allWorkspaces(testDatabase)).toEqual(before);
  });

  test("ends those without anybody else, and both tables of members agree afterwards", async ({
    database,
    testDatabase,
  }) => {
    const [ada, host] = [await seedPerson(database), await seedPerson(database)];
    await seedTask(database, ada);
    const { workspaceId } = host;
    await seedMember(testDatabase, { userId: ada.userId, workspaceId, role: "editor" });
    expect(await leave(database, ada.sessionId)).toEqual({ person: ada.userId, orphaned: null });
    const left = await allWorkspaces(testDatabase);
    expect(left).not.toContain(ada.workspaceId);
    expect(left).toContain(workspaceId);
    expect(await asAdmin(testDatabase, findMembershipDrift)).toEqual([]);
  });

  test("names the workspace that it would orphan, and changes nothing", async ({
    database,
    testDatabase,
  }) => {
    const [ada, guest] = [await seedPerson(database), await seedPerson(database)];
    const { workspaceId } = ada;
    await seedMember(testDatabase, { userId: guest.userId, workspaceId, role: "editor" });
    const members = () =>
      asAdmin(testDatabase, async (client) => {
        const { rows } = await client.query<{ user_id: string; role: string }>(
          "select user_id, role from public.membership where workspace_id = $1 order by 1",
          [workspaceId],
        );
        return rows;
      });
    const before = await members();
    expect(await leave(database, ada.sessionId)).toEqual({
      person: ada.userId,
      orphaned: [
        { id: workspaceId, name: "Personal", slug: expect.stringMatching(/^personal-\w{6}$/u) },
      ],
    });
    expect(await members()).toEqual(before);
  });
});

test("a row that is deleted under a log is in the log, as ever", async ({
  database,
  testDatabase,
}) => {
  const ada = await seedPerson(database);
  const { id } = await seedTask(database, ada);
  await asAdmin(testDatabase, async (client) => {
    await client.query("delete from public.task where workspace_id = $1", [ada.workspaceId]);
    const { rows } = await client.query(
      "select op, entity_id from public.change where workspace_id = $1 order by seq desc limit 1",
      [ada.workspaceId],
    );
    expect(rows).toEqual([{ op: "delete", entity_id: id }]);
  });
});
