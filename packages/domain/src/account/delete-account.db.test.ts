import { CreateTaskInput, EmailAddress, NewPassword, TaskId } from "@taskflow/contract";
import { describe, expect } from "vitest";
import { publicContext } from "../context.ts";
import {
  asAdmin,
  domainTest as test,
  makeToken,
  refusalOf,
  seedMember,
  signUp,
  testCall,
  TEST_PASSWORD,
  verifyChain,
  type TestDatabase,
  type TestPerson,
} from "../testing/index.ts";
import { toDomainError } from "../to-domain-error.ts";
import { createTask } from "../task/create-task.ts";
import { deleteTask } from "../task/delete-task.ts";
import { listTasks } from "../task/list-tasks.ts";
import { deleteAccount } from "./delete-account.ts";
import { getMe } from "./get-me.ts";
import { refreshSession } from "./refresh-session.ts";
import { registerUser } from "./register-user.ts";

type Client = Parameters<Parameters<typeof asAdmin>[1]>[0];

const proof = { password: TEST_PASSWORD };

async function addTasks({ workspaceId, ctx }: TestPerson): Promise<void> {
  const input = CreateTaskInput.parse({ workspaceId, title: "Mine" });
  await createTask(ctx(), input);
  const { id } = await createTask(ctx(), input);
  await deleteTask(ctx(), { workspaceId, id: TaskId.parse(id) });
}

/** One that is pending, of the person's workspace. */
function addInvitation(testDatabase: TestDatabase, { workspaceId, userId }: TestPerson) {
  return asAdmin(testDatabase, (client) =>
    client.query(
      `insert into public.invitation (id, workspace_id, secret_hash, role, invited_by)
       values (gen_random_uuid(), $1, sha256(uuid_send(gen_random_uuid())), 'viewer', $2)`,
      [workspaceId, userId],
    ),
  );
}

/** One that the person manages, with a link to it. */
function addProject(testDatabase: TestDatabase, { workspaceId, userId }: TestPerson) {
  return asAdmin(testDatabase, async (client) => {
    await client.query(
      `with made as (
         insert into public.project (workspace_id, id, name, key, color, icon)
         values ($1, gen_random_uuid(), 'Web', 'WEB', 'blue', 'globe') returning id)
       insert into public.project_member (workspace_id, id, project_id, user_id, role)
       select $1, gen_random_uuid(), id, $2, 'manager' from made`,
      [workspaceId, userId],
    );
    await client.query(
      `insert into public.task_counter (workspace_id, project_id, last_number)
       select workspace_id, id, 1 from public.project where workspace_id = $1`,
      [workspaceId],
    );
    await client.query(
      `with link as (
         insert into public.share_link (workspace_id, id, project_id, has_password)
         select workspace_id, gen_random_uuid(), id, false from public.project
         where workspace_id = $1 and is_default returning id)
       insert into public.share_secret (hash, workspace_id, share_link_id)
       select sha256(uuid_send(id)), $1, id from link`,
      [workspaceId],
    );
  });
}

/** One that was given to the person under a key. */
function addAnswer(
  testDatabase: TestDatabase,
  { workspaceId, userId }: Pick<TestPerson, "workspaceId" | "userId">,
) {
  return asAdmin(testDatabase, (client) =>
    client.query(
      `insert into public.idempotency_record (workspace_id, caller_id, key, user_id, fingerprint, answer)
       values ($1, $2, 'a key', $2, sha256('a call'), '{}')`,
      [workspaceId, userId],
    ),
  );
}

/** Tables with a column that names a tenant, or a person. */
async function tablesWith(client: Client, column: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = $1 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
    [column],
  );
  return rows.map(({ name }) => name);
}

/** Rows by table of what belongs to a workspace and to a person. */
function countRows(testDatabase: TestDatabase, { workspaceId, userId }: TestPerson) {
  return asAdmin(testDatabase, async (client) => {
    const counts: Record<string, number> = {};
    const wanted = [
      ["workspace_id", workspaceId],
      ["user_id", userId],
    ] as const;
    for (const [column, id] of wanted) {
      for (const table of await tablesWith(client, column)) {
        const { rows } = await client.query<{ count: number }>(
          `select count(*)::int as count from public."${table}" where ${column} = $1`,
          [id],
        );
        counts[`${table} by ${column}`] = rows[0]?.count ?? 0;
      }
    }
    const { rows } = await client.query('select from public."user" where id = $1', [userId]);
    return { ...counts, user: rows.length };
  });
}

/** A hash over everything that is not the person's own: all rows of all tables but theirs. */
function hashOfOthers(testDatabase: TestDatabase, { workspaceId, userId }: TestPerson) {
  return asAdmin(testDatabase, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname::text as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'rate_limit'`,
    );
    const hashes: Record<string, string | undefined> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ hash: string }>(
        `select md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) as hash
         from public."${name}" t
         where coalesce(to_jsonb(t)->>'workspace_id', '') <> $1
           and coalesce(to_jsonb(t)->>'user_id', to_jsonb(t)->>'id', '') <> $2`,
        [workspaceId, userId],
      );
      hashes[name] = rows[0]?.hash;
    }
    return hashes;
  });
}

describe("deleting the account", () => {
  test("leaves no row of it, in whatever table, and not one of anybody else is touched", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    await addTasks(ada);
    await addTasks(bob);
    await addInvitation(testDatabase, ada);
    await addInvitation(testDatabase, bob);
    await addProject(testDatabase, ada);
    await addProject(testDatabase, bob);
    await addAnswer(testDatabase, ada);
    await addAnswer(testDatabase, bob);
    await makeToken(services, ada);
    await makeToken(services, bob);
    const before = await countRows(testDatabase, ada);
    for (const [table, count] of Object.entries(before)) {
      // A new table needs rows here, and its place in end_workspaces.
      expect({ table, isSeeded: count > 0 }).toEqual({ table, isSeeded: true });
    }
    const others = await hashOfOthers(testDatabase, ada);
    await deleteAccount(ada.ctx(), proof);
    const left = Object.values(await countRows(testDatabase, ada));
    expect(left.filter((count) => count > 0)).toEqual([]);
    expect(await hashOfOthers(testDatabase, ada)).toEqual(others);
    expect((await refusalOf(getMe(ada.ctx()))).code).toBe("unauthenticated");
    const refreshed = refreshSession(publicContext(services, testCall()), {
      token: ada.tokens.refreshToken,
    });
    expect((await refusalOf(refreshed)).code).toBe("unauthenticated");
    await getMe(bob.ctx());
  });

  test("takes along what was answered under a key in others' workspaces", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const { workspaceId } = bob;
    await seedMember(testDatabase, { userId: ada.userId, workspaceId, role: "editor" });
    await addAnswer(testDatabase, { workspaceId, userId: ada.userId });
    await addAnswer(testDatabase, bob);
    await deleteAccount(ada.ctx(), proof);
    const { rows } = await asAdmin(testDatabase, (client) =>
      client.query("select user_id from public.idempotency_record where workspace_id = $1", [
        workspaceId,
      ]),
    );
    expect(rows).toEqual([{ user_id: bob.userId }]);
  });

  test("frees the e-mail for somebody new, who finds nothing of it", async ({ services }) => {
    const ada = await signUp(services);
    await addTasks(ada);
    await deleteAccount(ada.ctx(), proof);
    await registerUser(publicContext(services, testCall()), {
      email: EmailAddress.parse(ada.email),
      password: NewPassword.parse(TEST_PASSWORD),
    });
    const { workspaceId } = ada;
    const tasks = listTasks(ada.ctx(), { workspaceId, limit: 1, deleted: false });
    expect((await refusalOf(tasks)).code).toBe("unauthenticated");
  });

  test("takes the person out of others' workspaces, whose log says who left, and verifies", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const { workspaceId } = bob;
    await addTasks(bob);
    await seedMember(testDatabase, { userId: ada.userId, workspaceId, role: "owner" });
    const ctx = ada.ctx();
    await deleteAccount(ctx, proof);
    await asAdmin(testDatabase, async (client) => {
      const { rows } = await client.query(
        `select op, entity, entity_id, actor_id, call_id from public.change
         where workspace_id = $1 order by seq desc limit 1`,
        [workspaceId],
      );
      expect(rows).toEqual([
        {
          op: "delete",
          entity: "membership",
          entity_id: ada.userId,
          actor_id: ada.userId,
          call_id: ctx.call.callId,
        },
      ]);
      expect(await verifyChain(client, workspaceId)).toMatchObject({ kind: "intact" });
    });
    const { items } = await listTasks(bob.ctx(), { workspaceId, limit: 10, deleted: false });
    expect(items).toHaveLength(1);
  });

  test("is refused to the last owner of a workspace with other members, and changes nothing", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const { workspaceId } = ada;
    await seedMember(testDatabase, { userId: bob.userId, workspaceId, role: "admin" });
    const before = await countRows(testDatabase, ada);
    const refusal = await refusalOf(deleteAccount(ada.ctx(), proof));
    expect(refusal.code).toBe("last_owner");
    expect(refusal.message).toContain("“Personal”");
    expect(refusal.details.workspaces).toEqual([
      { id: workspaceId, name: "Personal", slug: expect.any(String) },
    ]);
    expect(await countRows(testDatabase, ada)).toEqual(before);
    await seedMember(testDatabase, { userId: bob.userId, workspaceId, role: "owner" });
    await deleteAccount(ada.ctx(), proof);
    const { workspaces } = await getMe(bob.ctx());
    expect(workspaces.map(({ id }) => id)).toContain(workspaceId);
  });

  test("wants the password, and that the session is fresh", async ({ services }) => {
    const ada = await signUp(services);
    const wrong = await refusalOf(deleteAccount(ada.ctx(), { password: "wrong password 1" }));
    expect(wrong.code).toBe("invalid_credentials");
    expect(wrong.details.issues?.map(({ path }) => path)).toEqual([["password"]]);
    await services.database.auth
      .updateTable("session")
      .set({ authenticated_at: "2020-01-01T00:00:00Z" })
      .where("id", "=", ada.sessionId)
      .execute();
    const stale = await refusalOf(deleteAccount(ada.ctx(), proof));
    expect(stale.code).toBe("reauthentication_required");
    await getMe(ada.ctx());
  });

  test("while tasks are written loses nobody else's and ends clean, whichever comes first", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const { workspaceId } = ada;
    const input = CreateTaskInput.parse({ workspaceId, title: "Late" });
    const writers = Array.from({ length: 16 }, () =>
      createTask(ada.ctx(), input).then(
        () => "written",
        (error: unknown) => toDomainError(error)?.code,
      ),
    );
    const outcomes = Promise.all(writers);
    const deletions = await Promise.allSettled(
      Array.from({ length: 3 }, () => deleteAccount(ada.ctx(), proof)),
    );
    expect(deletions.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const strange = (await outcomes).filter(
      (outcome) => outcome !== "written" && outcome !== "unauthenticated",
    );
    expect(strange).toEqual([]);
    const left = Object.values(await countRows(testDatabase, ada));
    expect(left.filter((count) => count > 0)).toEqual([]);
  });
});
