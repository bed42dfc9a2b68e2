import { randomUUID } from "node:crypto";
import { CreateTaskInput, UserId, WorkspaceId, WORKSPACES_MAX } from "@taskflow/contract";
import { describe, expect } from "vitest";
import { getMe } from "../account/get-me.ts";
import { createTask } from "../task/create-task.ts";
import { listTasks } from "../task/list-tasks.ts";
import {
  asAdmin,
  createTeam,
  domainTest as test,
  findMembershipDrift,
  refusalOf,
  signUp,
  verifyChain,
  type TestDatabase,
  type TestPerson,
} from "../testing/index.ts";
import { toDomainError } from "../to-domain-error.ts";
import { createWorkspace } from "./create-workspace.ts";
import { deleteWorkspace } from "./delete-workspace.ts";
import { leaveWorkspace } from "./leave-workspace.ts";
import { transferWorkspace } from "./transfer-workspace.ts";
import { updateWorkspace } from "./update-workspace.ts";

const CLIENTS = 16;

async function rolesIn(testDatabase: TestDatabase, workspaceId: string) {
  return asAdmin(testDatabase, async (client) => {
    const { rows } = await client.query<{ user_id: string; role: string }>(
      "select user_id, role from public.membership where workspace_id = $1",
      [workspaceId],
    );
    return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]));
  });
}

/** Tables that have rows of a workspace, by the catalog. */
async function tablesOf(testDatabase: TestDatabase, workspaceId: string): Promise<string[]> {
  return asAdmin(testDatabase, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname::text as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
    );
    const found = [];
    for (const { name } of rows) {
      const { rowCount } = await client.query(
        `select from public."${name}" where workspace_id = $1 limit 1`,
        [workspaceId],
      );
      if (rowCount) found.push(name);
    }
    return found;
  });
}

/** A hash over every row that is not of one workspace. */
async function hashOfOthers(testDatabase: TestDatabase, workspaceId: string): Promise<string[]> {
  return asAdmin(testDatabase, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname::text as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'rate_limit'
       order by 1`,
    );
    const hashes = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ hash: string }>(
        `select md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) as hash
         from public."${name}" t where coalesce(to_jsonb(t)->>'workspace_id', '') <> $1`,
        [workspaceId],
      );
      hashes.push(`${name} ${rows[0]?.hash}`);
    }
    return hashes;
  });
}

describe("making a workspace", () => {
  test("makes its person the owner, beside the personal one, which stays first", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const made = await createWorkspace(ada.ctx(), { name: "Zoé & Söhne / Küche" });
    expect(made).toMatchObject({ kind: "team", role: "owner" });
    expect(made.slug).toMatch(/^zoe-sohne-kuche-[a-z2-9]{6}$/u);
    const { workspaces } = await getMe(ada.ctx());
    expect(workspaces.map(({ kind }) => kind)).toEqual(["personal", "team"]);
    expect(workspaces[1]).toEqual(made);
    await asAdmin(testDatabase, async (client) => {
      expect(await findMembershipDrift(client)).toEqual([]);
      expect(await verifyChain(client, made.id)).toEqual({
        kind: "intact",
        changes: 3,
        erased: 0,
        erasedSince: 0,
        hash: expect.any(String),
      });
    });
  });

  test("gives each another slug, whatever the name is made of", async ({ services }) => {
    const ada = await signUp(services);
    const slugs = [];
    for (const name of ["Same", "Same", "日本語", "---", "a".repeat(80)]) {
      slugs.push((await createWorkspace(ada.ctx(), { name })).slug);
    }
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*-[a-z2-9]{6}$/u);
    expect(slugs[2]).toMatch(/^workspace-/u);
  });

  test("ends at a hundred, also when sixteen come at the same moment", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const { userId } = ada;
    await asAdmin(testDatabase, (client) =>
      client.query(
        `insert into public.access (user_id, workspace_id, role)
         select $1, gen_random_uuid(), 'viewer' from generate_series(1, $2)`,
        [userId, WORKSPACES_MAX - 3],
      ),
    );
    const made = await Promise.allSettled(
      Array.from({ length: CLIENTS }, () => createWorkspace(ada.ctx(), { name: "One more" })),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    const refused = await refusalOf(createWorkspace(ada.ctx(), { name: "One more" }));
    expect(refused.code).toBe("limit_reached");
    await asAdmin(testDatabase, (client) =>
      client.query(
        `delete from public.access a where user_id = $1
           and not exists (select from public.workspace w where w.workspace_id = a.workspace_id)`,
        [userId],
      ),
    );
  });
});

describe("renaming", () => {
  test("changes the name, leaves the slug, and is in the log", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const before = (await getMe(ada.ctx())).workspaces.find(({ id }) => id === workspaceId);
    const renamed = await updateWorkspace(ada.ctx(), { workspaceId, name: "Crew" });
    expect(renamed).toEqual({ ...before, name: "Crew" });
    const { rows } = await asAdmin(testDatabase, (client) =>
      client.query(
        `select before, after, actor_id from public.change
         where workspace_id = $1 and entity = 'workspace' and op = 'update'`,
        [workspaceId],
      ),
    );
    expect(rows).toEqual([
      { before: { name: "Team" }, after: { name: "Crew" }, actor_id: ada.userId },
    ]);
  });
});

describe("leaving", () => {
  test("takes effect with the next call, and the log says who left", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    for (const role of ["viewer", "editor", "admin", "owner"] as const) {
      const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, role]] });
      await leaveWorkspace(bob.ctx(), { workspaceId });
      const list = listTasks(bob.ctx(), { workspaceId, limit: 1, deleted: false });
      expect((await refusalOf(list)).code).toBe("not_found");
      expect(await rolesIn(testDatabase, workspaceId)).toEqual({ [ada.userId]: "owner" });
      const { rows } = await asAdmin(testDatabase, (client) =>
        client.query(
          `select op, entity, entity_id, actor_id from public.change
           where workspace_id = $1 order by seq desc limit 1`,
          [workspaceId],
        ),
      );
      const { userId } = bob;
      expect(rows).toEqual([
        { op: "delete", entity: "membership", entity_id: userId, actor_id: userId },
      ]);
    }
  });

  test("is refused to the last owner, and in the personal workspace, and changes nothing", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "admin"]] });
    const last = await refusalOf(leaveWorkspace(ada.ctx(), { workspaceId }));
    expect(last.code).toBe("last_owner");
    const personal = await refusalOf(leaveWorkspace(ada.ctx(), ada));
    expect(personal.code).toBe("personal_workspace");
    expect(await rolesIn(testDatabase, workspaceId)).toEqual({
      [ada.userId]: "owner",
      [bob.userId]: "admin",
    });
    expect((await getMe(ada.ctx())).workspaces).toHaveLength(2);
  });

  test("of both owners at the same moment, by sixteen clients, is done for one of them", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "owner"]] });
    const outcomes = await Promise.allSettled(
      Array.from({ length: CLIENTS }, (_, index) =>
        leaveWorkspace((index % 2 === 0 ? ada : bob).ctx(), { workspaceId }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(Object.values(await rolesIn(testDatabase, workspaceId))).toEqual(["owner"]);
    await asAdmin(testDatabase, async (client) => {
      expect(await findMembershipDrift(client)).toEqual([]);
      expect(await verifyChain(client, workspaceId)).toMatchObject({ kind: "intact" });
    });
  });
});

describe("handing over", () => {
  test("makes the other an owner and the person an admin, at once", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "viewer"]] });
    const userId = UserId.parse(bob.userId);
    const answer = await transferWorkspace(ada.ctx(), { workspaceId, userId });
    expect(answer).toMatchObject({ id: workspaceId, role: "admin" });
    expect(await rolesIn(testDatabase, workspaceId)).toEqual({
      [ada.userId]: "admin",
      [bob.userId]: "owner",
    });
    const again = await refusalOf(transferWorkspace(ada.ctx(), { workspaceId, userId }));
    expect(again.code).toBe("forbidden");
  });

  test("is refused to oneself, to somebody who is no member, and of the personal workspace", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const codes = [];
    for (const [where, who] of [
      [workspaceId, ada.userId],
      [workspaceId, bob.userId],
      [workspaceId, randomUUID()],
      [ada.workspaceId, bob.userId],
    ] as const) {
      const input = { workspaceId: WorkspaceId.parse(where), userId: UserId.parse(who) };
      codes.push((await refusalOf(transferWorkspace(ada.ctx(), input))).code);
    }
    expect(codes).toEqual(["invalid_input", "not_found", "not_found", "personal_workspace"]);
  });
});

describe("deleting a workspace", () => {
  test("leaves no row of it, in whatever table, and not one of anything else is touched", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "editor"]] });
    await fill(ada, workspaceId);
    await fill(ada, ada.workspaceId);
    await asAdmin(testDatabase, (client) =>
      client.query(
        `insert into public.invitation (id, workspace_id, secret_hash, role, invited_by)
         values (gen_random_uuid(), $1, sha256(uuid_send($1)), 'viewer', $2)`,
        [workspaceId, ada.userId],
      ),
    );
    const others = await hashOfOthers(testDatabase, workspaceId);
    await deleteWorkspace(ada.ctx(), { workspaceId, name: "Team" });
    expect(await tablesOf(testDatabase, workspaceId)).toEqual([]);
    expect(await hashOfOthers(testDatabase, workspaceId)).toEqual(others);
    const gone = listTasks(bob.ctx(), { workspaceId, limit: 1, deleted: false });
    expect((await refusalOf(gone)).code).toBe("not_found");
  });

  test("wants its name, an owner, a fresh password and a team, and changes nothing without", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "admin"]] });
    const attempt = async (person: TestPerson, id: WorkspaceId, name: string) =>
      refusalOf(deleteWorkspace(person.ctx(), { workspaceId: id, name }));
    const misnamed = await attempt(ada, workspaceId, "team");
    expect(misnamed.code).toBe("invalid_input");
    expect(misnamed.details.issues?.map(({ path }) => path)).toEqual([["name"]]);
    expect((await attempt(bob, workspaceId, "Team")).code).toBe("forbidden");
    expect((await attempt(ada, ada.workspaceId, "Personal")).code).toBe("personal_workspace");
    await services.database.auth
      .updateTable("session")
      .set({ authenticated_at: "2020-01-01T00:00:00Z" })
      .where("id", "=", ada.sessionId)
      .execute();
    expect((await attempt(ada, workspaceId, "Team")).code).toBe("reauthentication_required");
    expect(Object.keys(await rolesIn(testDatabase, workspaceId))).toHaveLength(2);
  });

  test("while others write loses nothing elsewhere and ends clean, whichever comes first", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const writers = Promise.all(
      Array.from({ length: CLIENTS }, () =>
        fill(ada, workspaceId).then(
          () => "written",
          (error: unknown) => toDomainError(error)?.code,
        ),
      ),
    );
    await deleteWorkspace(ada.ctx(), { workspaceId, name: "Team" });
    for (const outcome of await writers) expect(["written", "not_found"]).toContain(outcome);
    expect(await tablesOf(testDatabase, workspaceId)).toEqual([]);
  });
});

async function fill({ ctx }: TestPerson, workspaceId: WorkspaceId): Promise<void> {
  await createTask(ctx(), CreateTaskInput.parse({ workspaceId, title: "Something" }));
}
