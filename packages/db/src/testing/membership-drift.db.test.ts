import { expect } from "vitest";
import { asAdmin } from "./as-admin.ts";
import { dbTest as test } from "./db-test.ts";
import { findMembershipDrift } from "./membership-drift.ts";
import { seedMember } from "./seed-member.ts";
import { seedPerson } from "./seed-person.ts";

test("an account's membership is its access, and any other is named", async ({
  database,
  testDatabase,
}) => {
  const [host, guest] = [await seedPerson(database), await seedPerson(database)];
  const { workspaceId } = host;
  await seedMember(testDatabase, { ...guest, workspaceId, role: "viewer" });
  await asAdmin(testDatabase, async (client) => {
    expect(await findMembershipDrift(client)).toEqual([]);
    const drift = { workspace_id: workspaceId, user_id: guest.userId };
    await client.query(
      "update public.access set role = 'owner' where user_id = $1 and workspace_id = $2",
      [guest.userId, workspaceId],
    );
    expect(await findMembershipDrift(client)).toEqual([
      { ...drift, membership: "viewer", access: "owner" },
    ]);
    await client.query("delete from public.access where user_id = $1 and workspace_id = $2", [
      guest.userId,
      workspaceId,
    ]);
    expect(await findMembershipDrift(client)).toEqual([
      { ...drift, membership: "viewer", access: null },
    ]);
  });
});
