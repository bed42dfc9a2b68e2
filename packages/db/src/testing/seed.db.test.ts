import { expect } from "vitest";
import { dbTest as test } from "./db-test.ts";
import { seedMember } from "./seed-member.ts";
import { seedPerson } from "./seed-person.ts";

test("a seeded person is signed in and owns a workspace", async ({ database }) => {
  const person = await seedPerson(database);
  const reader = database.reader(person);
  const rows = await reader.db.selectFrom("workspace").selectAll().execute();
  expect(rows.map((row) => row.workspace_id)).toEqual([person.workspaceId]);
  expect(reader.actor()).toEqual({ userId: person.userId, role: "owner" });
});

test("a seeded member has the role that was asked for", async ({ database, testDatabase }) => {
  const [host, guest] = [await seedPerson(database), await seedPerson(database)];
  for (const role of ["viewer", "editor"] as const) {
    await seedMember(testDatabase, { ...guest, workspaceId: host.workspaceId, role });
    const reader = database.reader({ ...guest, workspaceId: host.workspaceId });
    await reader.db.selectFrom("task").select("id").execute();
    expect(reader.actor()).toEqual({ userId: guest.userId, role });
  }
});
