import { randomUUID } from "node:crypto";
import {
  CreateTaskInput,
  ListActivityInput,
  ListTokensInput,
  READ_SCOPES,
  TOKENS_MAX,
  TokenRef,
  UserId,
  WorkspaceId,
  CreateTokenInput,
} from "@taskflow/contract";
import { createDatabase } from "@taskflow/db";
import { sql } from "kysely";
import { describe, expect } from "vitest";
import { changePassword } from "../account/change-password.ts";
import { listActivity } from "../activity/list-activity.ts";
import { createCallLimits } from "../limit/call-limits.ts";
import { removeMember } from "../member/remove-member.ts";
import { resetPassword } from "../operator/reset-password.ts";
import { setUserDisabled } from "../operator/set-user-disabled.ts";
import type { Services } from "../services.ts";
import { createTask } from "../task/create-task.ts";
import { listTasks } from "../task/list-tasks.ts";
import {
  asAdmin,
  createTeam,
  domainTest as test,
  makeToken,
  refusalOf,
  seedMember,
  signUp,
  TEST_PASSWORD,
  type TestPerson,
  type TestProgram,
} from "../testing/index.ts";
import { updateWorkspace } from "../workspace/update-workspace.ts";
import { createBearerTokens } from "./bearer-tokens.ts";
import { createToken } from "./create-token.ts";
import { listTokens } from "./list-tokens.ts";
import { revokeToken } from "./revoke-token.ts";
import { updateToken } from "./update-token.ts";

const CLIENTS = 16;
const DAY_MS = 86_400_000;

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

const read = ({ ctx, ref: { workspaceId } }: Pick<TestProgram, "ctx" | "ref">) =>
  listTasks(ctx(), { workspaceId, limit: 10, deleted: false });

const add = ({ ctx, ref: { workspaceId } }: TestProgram, title: string) =>
  createTask(ctx(), CreateTaskInput.parse({ workspaceId, title }));

const list = ({ ctx, workspaceId }: TestPerson, fields: object = {}) =>
  listTokens(ctx(), ListTokensInput.parse({ workspaceId, ...fields }));

async function shutOut({ database: { auth } }: Services, email: string): Promise<void> {
  await setUserDisabled(auth, email, true);
  await setUserDisabled(auth, email, false);
}

const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code;

async function ageProof(services: Services, sessionId: string): Promise<void> {
  await sql`update public.session set authenticated_at = now() - interval '11 minutes'
    where id = ${sessionId}`.execute(services.database.auth);
}

describe("a new token", () => {
  test("reads and nothing else for ninety days, unless more is asked for", async ({ services }) => {
    const ada = await signUp(services);
    const program = await makeToken(services, ada);
    const { token, secret } = program;
    expect(secret).toMatch(/^tft_[\w-]{43}$/u);
    expect(token).toMatchObject({
      name: "A program",
      kind: "bearer",
      scopes: READ_SCOPES,
      userId: ada.userId,
      lastUsedAt: null,
    });
    expect(Math.round((Date.parse(token.expiresAt) - Date.now()) / DAY_MS)).toBe(90);
    expect(await read(program)).toMatchObject({ items: [] });
    const refused = await refusalOf(add(program, "A task"));
    expect([refused.code, refused.details.scope]).toEqual(["scope_missing", "task:write"]);

    const writer = await makeToken(services, ada, { scopes: ["task:write", "change:read"] });
    expect(writer.token.scopes).toEqual(["task:write", "change:read"]);
    expect(await add(writer, "A task")).toMatchObject({ title: "A task" });
  });

  test.for([
    ["that has ended already", { expiresAt: inDays(-1) }],
    ["that ends in more than a year", { expiresAt: inDays(367) }],
  ] satisfies [string, Partial<CreateTokenInput>][])(
    "is none %s",
    async ([, fields], { services }) => {
      const ada = await signUp(services);
      expect(await codeOf(makeToken(services, ada, fields))).toBe("invalid_input");
    },
  );

  test("wants the password of a moment ago", async ({ services }) => {
    const ada = await signUp(services);
    await ageProof(services, ada.sessionId);
    expect(await codeOf(makeToken(services, ada))).toBe("reauthentication_required");
  });

  test.for(["owner", "viewer"] as const)(
    "of the %s of a workspace is one of fifty live ones, also when sixteen are made at the same moment",
    async (role, { services, testDatabase }) => {
      const [ada, bob] = [await signUp(services), await signUp(services)];
      const workspaceId = await createTeam(testDatabase, { owner: ada });
      await seedMember(testDatabase, { ...bob, workspaceId, role });
      await asAdmin(testDatabase, (client) =>
        client.query(
          `insert into public.api_token
             (id, workspace_id, user_id, name, kind, scopes, secret_hash, expires_at, revoked_at)
           select gen_random_uuid(), $1, $2, 'Old', 'bearer', '{task:read}',
             sha256(uuid_send(gen_random_uuid())), now() + interval '1 day',
             -- These do not count.
             case when n <= 20 then now() end
           from generate_series(1, 20 + $3::int) n`,
          [workspaceId, bob.userId, TOKENS_MAX - 3],
        ),
      );
      const made = await Promise.allSettled(
        Array.from({ length: CLIENTS }, () => makeToken(services, bob, { workspaceId })),
      );
      expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
      expect(await codeOf(makeToken(services, bob, { workspaceId }))).toBe("limit_reached");
      const others = await makeToken(services, ada, { workspaceId });
      expect(others.token.userId).toBe(ada.userId);
    },
  );
});

describe("the secret of a token", () => {
  test("is kept as a hash only, in no table", async ({ services, testDatabase }) => {
    const ada = await signUp(services);
    const { secret } = await makeToken(services, ada);
    await asAdmin(testDatabase, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
      );
      for (const { name } of rows) {
        const { rowCount } = await client.query(
          `select from public."${name}" t where strpos(to_jsonb(t)::text, $1) > 0`,
          [secret.slice(4)],
        );
        expect({ name, rowCount }).toEqual({ name, rowCount: 0 });
      }
    });
    const { items } = await list(ada);
    expect(JSON.stringify(items)).not.toContain(secret);
  });

  test("is looked up once a minute, and that it was used is noted then", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const { secret, ref } = await makeToken(services, ada);
    let clock = Date.now();
    const tokens = createBearerTokens({ ...services, now: () => clock });
    const usedAt = async () => (await list(ada)).items[0]?.lastUsedAt ?? null;
    const forget = () =>
      asAdmin(testDatabase, (client) =>
        client.query("update public.api_token set last_used_at = null where id = $1", [ref.id]),
      );
    expect(await usedAt()).not.toBeNull();
    await forget();
    await tokens.find(secret, "somewhere");
    expect(await usedAt()).not.toBeNull();
    await forget();
    clock += 59_000;
    await tokens.find(secret, "somewhere");
    expect(await usedAt()).toBeNull();
    clock += 1_000;
    await tokens.find(secret, "somewhere");
    expect(await usedAt()).not.toBeNull();
  });

  test("is not looked up if it cannot be one, nor for who has tried too many", async () => {
    const nowhere = "postgres://nobody@%2Fnonexistent/nothing";
    const database = createDatabase({ appUrl: nowhere, authUrl: nowhere, assumesRoles: false });
    const callLimits = createCallLimits({ factor: 1 });
    const tokens = createBearerTokens({ database, callLimits });
    const secret = `tft_${"a".repeat(43)}`;
    for (const text of [
      "tft_",
      `tft_${"a".repeat(42)}`,
      `tft_${"a".repeat(44)}`,
      `tfs_${secret}`,
    ]) {
      expect(await tokens.find(text, "here")).toBeNull();
    }
    expect(await codeOf(tokens.find(secret, "here"))).toBe("busy");
    for (let count = 0; count < 120; count += 1) callLimits.charge("anonymous", "here");
    expect(await tokens.find(secret, "here")).toBeNull();
    expect(await codeOf(tokens.find(secret, "elsewhere"))).toBe("busy");
    await database.close();
  });
});

describe("a token", () => {
  test("that was revoked is nothing from the next statement on, and is revoked once by sixteen", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const program = await makeToken(services, ada);
    await read(program);
    const revoked = await Promise.allSettled(
      Array.from({ length: CLIENTS }, () => revokeToken(ada.ctx(), program.ref)),
    );
    expect(revoked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await codeOf(read(program))).toBe("unauthenticated");
    expect(await services.bearerTokens.find(program.secret, "here")).not.toBeNull();
    const afresh = createBearerTokens(services);
    expect(await afresh.find(program.secret, "here")).toBeNull();
    expect(await list(ada)).toEqual({ items: [], nextCursor: null });
  });

  test("does not live again when its owner comes back to the workspace", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "editor"]] });
    const program = await makeToken(services, bob, { workspaceId });
    await read(program);
    await removeMember(ada.ctx(), { workspaceId, userId: UserId.parse(bob.userId) });
    expect(await codeOf(read(program))).toBe("unauthenticated");
    await seedMember(testDatabase, { ...bob, workspaceId, role: "editor" });
    expect(await codeOf(read(program))).toBe("unauthenticated");
  });

  test.for([
    ["disabled, also once they are let in again", shutOut],
    [
      "given another password",
      ({ database, passwords }, email) => resetPassword({ auth: database.auth, passwords }, email),
    ],
  ] satisfies [string, (services: Services, email: string) => Promise<unknown>][])(
    "is nothing any more when its owner was %s by an operator, and those of others go on",
    async ([, shut], { services, testDatabase }) => {
      const [ada, bob] = [await signUp(services), await signUp(services)];
      const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "editor"]] });
      const own = await makeToken(services, bob);
      const program = await makeToken(services, bob, { workspaceId });
      const others = await makeToken(services, ada, { workspaceId });
      await shut(services, bob.email);
      expect([await codeOf(read(own)), await codeOf(read(program))]).toEqual([
        "unauthenticated",
        "unauthenticated",
      ]);
      expect(await createBearerTokens(services).find(program.secret, "here")).toBeNull();
      expect(await read(others)).toMatchObject({ items: [] });
      expect((await list(ada, { workspaceId })).items.map(({ id }) => id)).toEqual([
        others.token.id,
      ]);
    },
  );

  test("goes on when its owner changes the password", async ({ services }) => {
    const ada = await signUp(services);
    const program = await makeToken(services, ada);
    const newPassword = `another long phrase ${randomUUID()}`;
    await changePassword(ada.ctx(), { currentPassword: TEST_PASSWORD, newPassword });
    expect(await read(program)).toMatchObject({ items: [] });
  });

  test("is bound to its workspace, whatever else its owner is a member of", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const workspaceId = await createTeam(testDatabase, { owner: ada });
    const { ctx, ref } = await makeToken(services, ada, { workspaceId });
    expect(await read({ ctx, ref })).toMatchObject({ items: [] });
    expect(await codeOf(read({ ctx, ref: { ...ref, workspaceId: ada.workspaceId } }))).toBe(
      "not_found",
    );
  });

  test("is refused by a workspace that wants signatures, as long as it does; people are not", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const { workspaceId } = ada;
    const program = await makeToken(services, ada, { scopes: ["task:write"] });
    const set = (requiresSigning: boolean) =>
      updateWorkspace(ada.ctx(), { workspaceId, requiresSigning });
    expect(await set(true)).toMatchObject({ requiresSigning: true });
    expect(await codeOf(read(program))).toBe("signature_required");
    expect(await codeOf(add(program, "A task"))).toBe("signature_required");
    expect(await read({ ...ada, ref: program.ref })).toMatchObject({ items: [] });
    const made = await refusalOf(makeToken(services, ada));
    expect(made.details.issues?.map(({ path }) => path)).toEqual([["kind"]]);
    const input = CreateTokenInput.parse({ workspaceId, name: "Signs", kind: "signed" });
    expect(await createToken(ada.ctx(), input)).toMatchObject({ token: { kind: "signed" } });
    await set(false);
    expect(await add(program, "A task")).toMatchObject({ title: "A task" });
  });

  test("is named in the history, and found there by its owner, also once it was revoked", async ({
    services,
    testDatabase,
  }) => {
    const [ada, bob] = [await signUp(services), await signUp(services)];
    const workspaceId = await createTeam(testDatabase, { owner: ada, others: [[bob, "editor"]] });
    const program = await makeToken(services, bob, { workspaceId, scopes: ["task:write"] });
    await add(program, "By a program");
    await createTask(bob.ctx(), CreateTaskInput.parse({ workspaceId, title: "By hand" }));
    await revokeToken(bob.ctx(), program.ref);
    const { items } = await listActivity(
      ada.ctx(),
      ListActivityInput.parse({ workspaceId, actorId: bob.userId, kind: "task" }),
    );
    expect(items).toMatchObject([
      { title: "By hand", actorId: bob.userId, who: { kind: "person", id: bob.userId } },
      {
        title: "By a program",
        actorId: bob.userId,
        actorName: expect.any(String),
        who: { kind: "token", id: program.token.id, name: "A program" },
      },
    ]);
  });
});

describe("tokens of a workspace", () => {
  test("are listed page by page, newest first, to who has them, and all to owners and admins", async ({
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
        [bob, "viewer"],
        [eve, "admin"],
      ],
    });
    const made = [];
    for (const person of [ada, bob, bob]) {
      made.unshift((await makeToken(services, person, { workspaceId })).token.id);
    }
    const idsOf = async (person: TestPerson, fields: object = {}) => {
      const page = await list(person, { workspaceId, ...fields });
      return { ...page, items: page.items.map(({ id }) => id) };
    };
    expect(await idsOf(bob)).toEqual({ items: made.slice(0, 2), nextCursor: null });
    expect((await idsOf(eve)).items).toEqual(made);
    expect((await idsOf(eve, { userId: ada.userId })).items).toEqual(made.slice(2));
    const first = await idsOf(ada, { limit: 2 });
    expect(first.items).toEqual(made.slice(0, 2));
    expect(await idsOf(ada, { limit: 2, cursor: first.nextCursor })).toEqual({
      items: made.slice(2),
      nextCursor: null,
    });
    expect(await codeOf(idsOf(ada, { cursor: "made up" }))).toBe("invalid_input");
    expect(await codeOf(idsOf(ada, { workspaceId: randomUUID() }))).toBe("not_found");
  });

  test("are listed while somebody writes, and wait for nobody", async ({ services }) => {
    const ada = await signUp(services);
    const { token } = await makeToken(services, ada);
    const listed = await ada.ctx().write(ada.workspaceId, "task:create", () => list(ada));
    expect(listed.items.map(({ id }) => id)).toEqual([token.id]);
  });

  test("are renamed by who has them, and revoked by owners and admins as well", async ({
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
        [bob, "viewer"],
        [eve, "editor"],
      ],
    });
    const { ref } = await makeToken(services, bob, { workspaceId });
    const rename = (person: TestPerson, name: string) =>
      updateToken(person.ctx(), { ...ref, name });
    expect(await rename(bob, "My script")).toMatchObject({ name: "My script" });
    for (const person of [ada, eve]) {
      expect(await codeOf(rename(person, "Mine now"))).toBe("not_found");
    }
    expect(await codeOf(revokeToken(eve.ctx(), ref))).toBe("not_found");
    const elsewhere = TokenRef.parse({ ...ref, workspaceId: WorkspaceId.parse(ada.workspaceId) });
    expect(await codeOf(revokeToken(ada.ctx(), elsewhere))).toBe("not_found");
    await revokeToken(ada.ctx(), ref);
    expect(await codeOf(rename(bob, "Too late"))).toBe("not_found");
  });
});
