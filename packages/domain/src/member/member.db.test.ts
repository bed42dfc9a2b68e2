import { randomUUID } from "node:crypto";
import { isManaged, ListMembersInput, Role, UserId, type WorkspaceId } from "@taskflow/contract";
import { describe, expect } from "vitest";
import { actorContext, type ActorContext } from "../context.ts";
import { listTasks } from "../task/list-tasks.ts";
import { createTask } from "../task/create-task.ts";
import { CreateTaskInput } from "@taskflow/contract";
import {
  asAdmin,
  createTeam,
  createTestServices,
  domainTest as test,
  findMembershipDrift,
  makeToken,
  refusalOf,
  signUp,
  testCall,
  verifyChain,
  type TestDatabase,
  type TestPerson,
} from "../testing/index.ts";
import { toDomainError } from "../to-domain-error.ts";
import { listMembers } from "./list-members.ts";
import { removeMember } from "./remove-member.ts";
import { updateMember } from "./update-member.ts";

const CLIENTS = 16;

const idOf = ({ userId }: TestPerson) => UserId.parse(userId);

function list(ctx: ActorContext, workspaceId: WorkspaceId, fields: object = {}) {
  return listMembers(ctx, ListMembersInput.parse({ workspaceId, ...fields }));
}

async function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "ok",
    (error: unknown) => toDomainError(error)?.code ?? String(error),
  );
}

async function ownersOf(testDatabase: TestDatabase, workspaceId: string): Promise<number> {
  return asAdmin(testDatabase, async (client) => {
    expect(await findMembershipDrift(client)).toEqual([]);
    expect(await verifyChain(client, workspaceId)).toMatchObject({ kind: "intact" });
    const { rowCount } = await client.query(
      "select from public.membership where workspace_id = $1 and role = 'owner'",
      [workspaceId],
    );
    return rowCount ?? 0;
  });
}

describe("the list of members", () => {
  test("names each with address, role and day, in the order in which they came, by pages", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob, eve] = [
      await signUp(services),
      await signUp(services),
      await signUp(services),
    ];
    const workspaceId = await createTeam(testDatabase, {
      owner: ada,
      others: [
        [bob, "editor"],
        [eve, "viewer"],
      ],
    });
    const first = await list(eve.ctx(), workspaceId, { limit: 2 });
    const second = await list(eve.ctx(), workspaceId, { limit: 2, cursor: first.nextCursor });
    const all = [...first.items, ...second.items];
    expect(all.map(({ userId, email, role }) => [userId, email, role])).toEqual([
      [ada.userId, ada.email, "owner"],
      [bob.userId, bob.email, "editor"],
      [eve.userId, eve.email, "viewer"],
    ]);
    expect(second.nextCursor).toBeNull();
    expect(all.every(({ name, joinedAt }) => name !== "" && joinedAt.endsWith("Z"))).toBe(true);
  });

  test("is searched by a part of name or address, and takes any sign as it is", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "viewer"]] });
    const found = async (search: string) =>
      (await list(ada.ctx(), workspaceId, { search })).items.map(({ userId }) => userId);
    expect(await found(bob.email.slice(3, 20).toUpperCase())).toEqual([bob.userId]);
    expect(await found("@example.org")).toEqual([ada.userId, bob.userId]);
    for (const nothing of ["%", "_", "\\", "'"]) expect(await found(nothing)).toEqual([]);
  });

  test("takes no cursor of another list, nor one that was made up", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const foreign = services.cursors.seal(["newest", "2026-11-22T00:00:00Z", randomUUID()]);
    for (const cursor of [foreign, "x"]) {
      const refused = await refusalOf(list(ada.ctx(), workspaceId, { cursor }));
      expect(refused.details.issues?.map(({ path }) => path)).toEqual([["cursor"]]);
    }
  });
});

describe("managing members", () => {
  test.for(Role.options)(
    "by the %s changes and takes away the roles of the table, and no others",
    async (role, { services, testDatabase }) => {
      const [ada, actor] = [await signUp(services), await signUp(services)];
      const [bob, eve] = [await signUp(services), await signUp(services)];
      const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[actor, role]] });
      const mayManage = role === "owner" || role === "admin";
      for (const former of Role.options) {
        const others = [bob, eve].map((person) => [person, former] as const);
        const fresh = await createTeam(testDatabase, {
          owner: ada,
          others: [[actor, role], ...others],
        });
        const member = { workspaceId: fresh, userId: idOf(bob) };
        for (const next of Role.options) {
          const allowed = mayManage && isManaged(role, former) && isManaged(role, next);
          expect({
            former,
            next,
            outcome: await outcomeOf(updateMember(actor.ctx(), { ...member, role: next })),
          }).toEqual({ former, next, outcome: allowed ? "ok" : "forbidden" });
          if (allowed) await updateMember(ada.ctx(), { ...member, role: former });
        }
        const removal = removeMember(actor.ctx(), { workspaceId: fresh, userId: idOf(eve) });
        const mayRemove = mayManage && isManaged(role, former);
        expect(await outcomeOf(removal)).toBe(mayRemove ? "ok" : "forbidden");
      }
      expect(await ownersOf(testDatabase, workspaceId)).toBe(role === "owner" ? 2 : 1);
    },
  );

  test("acts with the next call of a session that was there before", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "viewer"]] });
    const write = () =>
      outcomeOf(createTask(bob.ctx(), CreateTaskInput.parse({ workspaceId, title: "Mine" })));
    const read = () => outcomeOf(listTasks(bob.ctx(), { workspaceId, limit: 1, deleted: false }));
    const member = { workspaceId, userId: idOf(bob) };
    expect(await write()).toBe("forbidden");
    await updateMember(ada.ctx(), { ...member, role: "editor" });
    expect(await write()).toBe("ok");
    await updateMember(ada.ctx(), { ...member, role: "viewer" });
    expect([await write(), await read()]).toEqual(["forbidden", "ok"]);
    await removeMember(ada.ctx(), member);
    expect([await write(), await read()]).toEqual(["not_found", "not_found"]);
  });

  test("never takes the last owner away", async ({ services, testDatabase }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const self = { workspaceId, userId: idOf(ada) };
    const demoted = await refusalOf(updateMember(ada.ctx(), { ...self, role: "admin" }));
    const removed = await refusalOf(removeMember(ada.ctx(), self));
    expect([demoted.code, removed.code]).toEqual(["last_owner", "last_owner"]);
    expect(await ownersOf(testDatabase, workspaceId)).toBe(1);
  });

  test("by both owners of each other, by sixteen clients at the same moment, leaves one of them", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "owner"]] });
    const demote = (actor: TestPerson, member: TestPerson) =>
      outcomeOf(updateMember(actor.ctx(), { workspaceId, userId: idOf(member), role: "viewer" }));
    const outcomes = await Promise.all(
      Array.from({ length: CLIENTS }, (_, index) =>
        index % 2 === 0 ? demote(ada, bob) : demote(bob, ada),
      ),
    );
    // Whoever was second is a viewer by then; to say so once more changes nothing.
    expect(new Set(outcomes)).toEqual(new Set(["ok", "forbidden"]));
    expect(await ownersOf(testDatabase, workspaceId)).toBe(1);
  });

  test("by sixteen clients who demote the last owners of themselves leaves one", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "owner"]] });
    const outcomes = await Promise.all(
      Array.from({ length: CLIENTS }, (_, index) => {
        const person = index % 2 === 0 ? ada : bob;
        const self = { workspaceId, userId: idOf(person) };
        return outcomeOf(updateMember(person.ctx(), { ...self, role: "editor" }));
      }),
    );
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
    expect(await ownersOf(testDatabase, workspaceId)).toBe(1);
  });
});

describe("a token that manages members", () => {
  const WALLS = [
    ["", {}],
    [
      " by the database alone",
      { isAllowed: () => true, isManaged: () => true, isInScope: () => true },
    ],
  ] as const;

  test.for(WALLS)(
    "neither gives nor takes the role owner, nor anything of its own owner, and is refused%s",
    async ([, checks], { database, services, testDatabase }) => {
      const [ada, bob, eve] = [
        await signUp(services),
        await signUp(services),
        await signUp(services),
      ];
      const workspaceId = await createTeam(testDatabase, {
        owner: ada,
        others: [
          [bob, "admin"],
          [eve, "owner"],
        ],
      });
      const wall = createTestServices(database, checks);
      const of = async (person: TestPerson) => {
        const scopes = ["member:admin" as const];
        const { caller } = await makeToken(services, person, { workspaceId, scopes });
        return () => actorContext(wall, testCall(), caller.credential);
      };
      const [adas, bobs] = [await of(ada), await of(bob)];
      const outcomes = await Promise.all(
        [
          updateMember(adas(), { workspaceId, userId: idOf(bob), role: "owner" }),
          updateMember(adas(), { workspaceId, userId: idOf(eve), role: "admin" }),
          removeMember(adas(), { workspaceId, userId: idOf(eve) }),
          updateMember(adas(), { workspaceId, userId: idOf(ada), role: "editor" }),
          removeMember(adas(), { workspaceId, userId: idOf(ada) }),
          removeMember(bobs(), { workspaceId, userId: idOf(bob) }),
          updateMember(bobs(), { workspaceId, userId: idOf(bob), role: "viewer" }),
        ].map(outcomeOf),
      );
      expect(outcomes).toEqual(Array.from({ length: 7 }, () => "forbidden"));
      expect(await ownersOf(testDatabase, workspaceId)).toBe(2);
      await updateMember(adas(), { workspaceId, userId: idOf(bob), role: "viewer" });
      await removeMember(adas(), { workspaceId, userId: idOf(bob) });
    },
  );

  test("is told that such things are for people only", async ({ services, testDatabase }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "admin"]] });
    const { ctx } = await makeToken(services, ada, { workspaceId, scopes: ["member:admin"] });
    const given = updateMember(ctx(), { workspaceId, userId: idOf(bob), role: "owner" });
    expect((await refusalOf(given)).message).toContain("people only");
    const left = removeMember(ctx(), { workspaceId, userId: idOf(ada) });
    expect((await refusalOf(left)).message).toContain("people only");
  });
});
