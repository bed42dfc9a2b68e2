import { randomUUID } from "node:crypto";
import { Role } from "@taskflow/contract";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import type { Database } from "./database.ts";
import { RowSecurityError } from "./database-error.ts";
import { asAdmin } from "./testing/as-admin.ts";
import type { TestDatabase } from "./testing/clone-database.ts";
import { dbTest as test } from "./testing/db-test.ts";
import { findMembershipDrift } from "./testing/membership-drift.ts";
import { seedMember } from "./testing/seed-member.ts";
import { seedPerson, type SeededPerson } from "./testing/seed-person.ts";
import { entryOf } from "./testing/seed-task.ts";

/** Whose role each role may give and take away. */
const MANAGED: Readonly<Record<Role, readonly Role[]>> = {
  owner: Role.options,
  admin: ["editor", "viewer"],
  editor: [],
  viewer: [],
};

/** A workspace of nobody's in these tests but its members'. */
async function team(database: Database, testDatabase: TestDatabase, roles: readonly Role[]) {
  const { workspaceId } = await seedPerson(database);
  const members: SeededPerson[] = [];
  for (const role of roles) {
    const person = await seedPerson(database);
    await seedMember(testDatabase, { userId: person.userId, workspaceId, role });
    members.push({ ...person, workspaceId });
  }
  return members;
}

function setMember(
  database: Database,
  actor: SeededPerson,
  {
    userId,
    workspaceId,
    role,
  }: Pick<SeededPerson, "userId" | "workspaceId"> & { role: Role | null },
): Promise<string> {
  const call = database.transaction(entryOf(actor), (tx) =>
    sql`select public.set_member(${workspaceId}, ${userId}, ${role})`.execute(tx),
  );
  return call.then(
    () => "done",
    (error: unknown) => (error instanceof RowSecurityError ? "refused" : String(error)),
  );
}

describe("the function that sets a member", () => {
  test.for(Role.options)(
    "lets the %s do what the table says, whatever the application thinks",
    async (role, { database, testDatabase }) => {
      for (const former of Role.options) {
        for (const next of [...Role.options, null]) {
          const [actor, member] = await team(database, testDatabase, [role, former]);
          if (!actor || !member) throw new Error("nobody is there");
          const mayDo =
            MANAGED[role].includes(former) && (next === null || MANAGED[role].includes(next));
          const outcome = await setMember(database, actor, { ...member, role: next });
          expect({ former, next, outcome }).toEqual({
            former,
            next,
            outcome: mayDo ? "done" : "refused",
          });
        }
      }
      expect(await asAdmin(testDatabase, findMembershipDrift)).toEqual([]);
    },
  );

  test("lets everybody leave, and nobody raise themselves", async ({ database, testDatabase }) => {
    for (const role of ["admin", "editor", "viewer"] as const) {
      const [actor] = await team(database, testDatabase, [role]);
      if (!actor) throw new Error("nobody is there");
      expect(await setMember(database, actor, { ...actor, role: "owner" })).toBe("refused");
      expect(await setMember(database, actor, { ...actor, role: null })).toBe("done");
      expect(await setMember(database, actor, { ...actor, role: null })).toBe("refused");
    }
  });

  test("keeps the last owner, and does nothing in a workspace that is not the actor's", async ({
    database,
    testDatabase,
  }) => {
    const [ada, bob] = [await seedPerson(database), await seedPerson(database)];
    for (const role of ["admin", null] as const) {
      expect(await setMember(database, ada, { ...ada, role })).toBe("refused");
      expect(await setMember(database, ada, { ...bob, role })).toBe("refused");
    }
    const [member] = await team(database, testDatabase, ["viewer"]);
    if (!member) throw new Error("nobody is there");
    expect(await setMember(database, ada, { ...member, role: "owner" })).toBe("refused");
  });
});

test("a workspace is ended by its owner alone, and a personal one by nobody", async ({
  database,
  testDatabase,
}) => {
  const members = await team(database, testDatabase, ["admin", "editor", "viewer"]);
  const ada = await seedPerson(database);
  const [stranger] = members;
  const attempts = [...members, ada, { ...ada, workspaceId: stranger?.workspaceId ?? "" }];
  for (const person of attempts) {
    const call = database.transaction(entryOf(person), (tx) =>
      sql`select public.delete_workspace(${person.workspaceId})`.execute(tx),
    );
    await expect(call).rejects.toThrow(RowSecurityError);
  }
});

test("names of members are told inside the workspace that was entered, and nowhere else", async ({
  database,
  testDatabase,
}) => {
  const [member] = await team(database, testDatabase, ["viewer"]);
  const stranger = await seedPerson(database);
  if (!member) throw new Error("nobody is there");
  const { workspaceId, userId, name } = member;
  const ask = async (person: SeededPerson) => {
    const { db } = database.reader(entryOf(person));
    const members = await db
      .selectFrom(
        sql<{ name: string }>`public.list_members(${workspaceId}, '', null, null, 10)`.as("m"),
      )
      .select("m.name")
      .execute();
    const named = await db
      .selectNoFrom(sql<string | null>`public.member_name(${workspaceId}, ${userId})`.as("name"))
      .executeTakeFirst();
    return { members: members.map((each) => each.name), name: named?.name };
  };
  expect(await ask(member)).toEqual({ members: expect.arrayContaining([name]), name });
  expect(await ask(stranger)).toEqual({ members: [], name: null });
});

test("whoever has no live session makes no workspace and accepts nothing", async ({ database }) => {
  const { auth } = database;
  for (const session of [randomUUID(), null]) {
    const made = await sql<{ person: null }>`
      select person from public.create_workspace(${session}, ${randomUUID()}, 'x', 100, null, null)`.execute(
      auth,
    );
    const accepted = await sql<{ person: null; outcome: string }>`
      select person, outcome
      from public.accept_invitation(${session}, sha256('x'), 100, null, null)`.execute(auth);
    expect(made.rows).toEqual([{ person: null }]);
    expect(accepted.rows).toEqual([{ person: null, outcome: "void" }]);
  }
});
