import {
  isAllowed,
  isInScope,
  PERMISSION_SCOPES,
  PROCEDURE_ACCESS,
  READ_SCOPES,
  Scope,
  type Permission,
  type ProcedurePath,
} from "@taskflow/contract";
import type { Caller, Services } from "@taskflow/domain";
import {
  asAdmin,
  createTestServices,
  domainTest,
  seedMember,
  seedToken,
  signUp,
  type TestDatabase,
  type TestPerson,
} from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { allProcedures } from "./testing/all-procedures.ts";
import { callProcedure, type Outcome } from "./testing/call-procedure.ts";
import {
  CANARY,
  createCensusWorld,
  dumpWorkspace,
  type CensusWorld,
} from "./testing/census-world.ts";
import { SAMPLE_INPUTS } from "./testing/sample-inputs.ts";

const paths = Object.keys(PROCEDURE_ACCESS) as ProcedurePath[];
const guarded = paths.filter((path) => PROCEDURE_ACCESS[path] !== "public");
/** Of a person, and never of a token. */
const forPeople = guarded.filter((path) => scopeOf(path) === null);
/** Of tokens too, with the scope for it. */
const forTokens = guarded.filter((path) => scopeOf(path) !== null && path !== "token.current");
const mutations = new Set(
  allProcedures().flatMap(({ path, type }) => (type === "mutation" ? [path] : [])),
);

/** The scope that a procedure wants; null where none will do, and what it is where any will. */
function scopeOf(path: ProcedurePath): Scope | "any" | null {
  const access = PROCEDURE_ACCESS[path];
  if (access === "token") return "any";
  return access.includes(":") ? PERMISSION_SCOPES[access as Permission] : null;
}

const permissionOf = (path: ProcedurePath) => PROCEDURE_ACCESS[path] as Permission;

interface Fixtures {
  checked: Services;
  /** The same with the application's own checks switched off: only the database is left to refuse. */
  unchecked: Services;
  world: CensusWorld;
  /** Another workspace of the same people. */
  elsewhere: Pick<Awaited<ReturnType<CensusWorld["settle"]>>, "ids">;
}

const test = domainTest.extend<{ $file: Fixtures }>({
  checked: [async ({ services }, use) => use(services), { scope: "file" }],
  unchecked: [
    async ({ database }, use) => {
      const all = { isAllowed: () => true, isManaged: () => true, isInScope: () => true };
      await use(createTestServices(database, all));
    },
    { scope: "file" },
  ],
  world: [
    async ({ services, testDatabase }, use) => use(await createCensusWorld(services, testDatabase)),
    { scope: "file" },
  ],
  elsewhere: [async ({ world }, use) => use(await world.settle()), { scope: "file" }],
});

const appCode = (outcome: Outcome) => (outcome.isOk ? "ok" : outcome.error.data.appCode);

function visible(outcome: Outcome): string {
  if (outcome.isOk) return JSON.stringify(outcome.data);
  const { requestId: _, ...data } = outcome.error.data;
  return JSON.stringify({ ...outcome.error, data });
}

/** A caller by a new token of somebody's. */
async function callerOf(
  testDatabase: TestDatabase,
  { userId }: Pick<TestPerson, "userId">,
  { workspaceId, scopes }: { readonly workspaceId: string; readonly scopes: readonly Scope[] },
): Promise<Caller> {
  const credential = await seedToken(testDatabase, { userId, workspaceId, scopes });
  return { userId, credential: { ...credential, workspaceId, scopes } };
}

/** Runs and shows that nothing of a workspace changed meanwhile. */
async function leavingRowsAlone(
  testDatabase: TestDatabase,
  workspaceId: string,
  run: () => Promise<void>,
): Promise<void> {
  const before = await dumpWorkspace(testDatabase, workspaceId);
  await run();
  expect(await dumpWorkspace(testDatabase, workspaceId)).toBe(before);
}

/** What ends a token's life, or its owner's right to it; each is run with ids of the token and its owner. */
const ENDS: Readonly<Record<string, string>> = {
  "was revoked": "update public.api_token set revoked_at = now() where id = $1 and user_id = $2",
  "has expired": "update public.api_token set expires_at = now() where id = $1 and user_id = $2",
  "was removed with its row": "delete from public.api_token where id = $1 and user_id = $2",
  "is of somebody who was disabled": `update public."user" set disabled_at = now()
    where id = (select user_id from public.api_token where id = $1 and user_id = $2)`,
  "is of somebody who is no member any more": `delete from public.access a
    using public.api_token t where t.id = $1 and a.user_id = $2 and a.workspace_id = t.workspace_id`,
};

test.for(Object.entries(ENDS))(
  "no procedure does anything for a token that %s",
  { timeout: 60_000 },
  async ([, end], { checked, unchecked, world: { own }, testDatabase }) => {
    const { workspaceId } = own.ids;
    const person = await signUp(checked);
    await seedMember(testDatabase, { ...person, workspaceId, role: "owner" });
    const caller = await callerOf(testDatabase, person, { workspaceId, scopes: Scope.options });
    await asAdmin(testDatabase, (client) =>
      client.query(end, [caller.credential.id, person.userId]),
    );
    await leavingRowsAlone(testDatabase, workspaceId, async () => {
      for (const path of guarded) {
        const code = scopeOf(path) === null ? "forbidden" : "unauthenticated";
        for (const wall of [checked, unchecked]) {
          const input = SAMPLE_INPUTS[path](own.ids);
          const outcome = await callProcedure(wall, caller, { path, input });
          expect({ path, code: appCode(outcome) }).toEqual({ path, code });
        }
      }
    });
  },
);

describe.for(forPeople)("%s", (path) => {
  test("is for people only, whatever the scopes of a token, and with the application's own checks off", async ({
    checked,
    unchecked,
    world: { own },
    testDatabase,
  }) => {
    const { workspaceId } = own.ids;
    const { owner } = own.members;
    const caller = await callerOf(testDatabase, owner, { workspaceId, scopes: Scope.options });
    await leavingRowsAlone(testDatabase, workspaceId, async () => {
      for (const wall of [checked, unchecked]) {
        const input = SAMPLE_INPUTS[path](own.ids);
        expect(appCode(await callProcedure(wall, caller, { path, input }))).toBe("forbidden");
      }
    });
  });
});

describe.for(forTokens)("%s", (path) => {
  const sample = SAMPLE_INPUTS[path];
  const permission = permissionOf(path);

  test.for(["owner", "editor", "viewer"] as const)(
    "does for a token of the %s with all scopes what the role may, and no more",
    async (role, { checked, world, testDatabase }) => {
      const { members, idsOf } = await world.untouched();
      const ids = idsOf(role);
      const scopes = Scope.options;
      const caller = await callerOf(testDatabase, members[role], { ...ids, scopes });
      const outcome = await callProcedure(checked, caller, { path, input: sample(ids) });
      if (outcome.isOk && mutations.has(path)) world.useUp();
      expect(appCode(outcome)).toBe(isAllowed(role, permission) ? "ok" : "forbidden");
    },
  );

  test("wants its scope of a token, and names it", async ({ checked, world, testDatabase }) => {
    for (const scope of Scope.options) {
      const { members, ids } = await world.untouched();
      const scopes = [scope];
      const caller = await callerOf(testDatabase, members.owner, { ...ids, scopes });
      const outcome = await callProcedure(checked, caller, { path, input: sample(ids) });
      if (outcome.isOk && mutations.has(path)) world.useUp();
      const isEnough = isInScope(scopes, permission);
      expect({ scope, code: appCode(outcome) }).toEqual({
        scope,
        code: isEnough ? "ok" : "scope_missing",
      });
      if (!outcome.isOk) expect(outcome.error.data.scope).toBe(PERMISSION_SCOPES[permission]);
    }
  });

  test("knows a token of another workspace no more than a stranger, though its owner is a member of both", async ({
    checked,
    unchecked,
    world: { own, foreign },
    elsewhere,
    testDatabase,
  }) => {
    const { admin } = own.members;
    const { workspaceId } = elsewhere.ids;
    const caller = await callerOf(testDatabase, admin, { workspaceId, scopes: Scope.options });
    const input = sample(own.ids);
    await leavingRowsAlone(testDatabase, own.ids.workspaceId, async () => {
      const answer = await callProcedure(checked, caller, { path, input });
      const stranger = await callProcedure(checked, foreign.members.owner, { path, input });
      expect(appCode(answer)).toBe("not_found");
      expect(visible(answer)).toBe(visible(stranger));
      expectHidden(await callProcedure(unchecked, caller, { path, input }));
    });
  });

  test("tells a token nothing of another tenant", async ({
    checked,
    unchecked,
    world: { own, foreign },
    testDatabase,
  }) => {
    const { workspaceId } = own.ids;
    const scopes = Scope.options;
    const caller = await callerOf(testDatabase, own.members.owner, { workspaceId, scopes });
    await leavingRowsAlone(testDatabase, foreign.ids.workspaceId, async () => {
      for (const wall of [checked, unchecked]) {
        const outcome = await callProcedure(wall, caller, { path, input: sample(foreign.ids) });
        expect(visible(outcome)).not.toContain(CANARY);
        expectHidden(outcome);
      }
    });
  });
});

/** By the database alone: what these scopes let write is no more than these. */
const WRITES: readonly (readonly [readonly Scope[], RegExp])[] = [
  [READ_SCOPES, /^$/u],
  [["task:write"], /^task\./u],
  [["project:write"], /^(?:project|shareLink)/u],
  [["share:admin"], /^(?:shareLink|project)/u],
  [["member:admin"], /^(?:member|invitation|workspace)\./u],
];

describe.for(forTokens.filter((path) => mutations.has(path)))("%s", (path) => {
  test.for(WRITES.filter(([, may]) => !may.test(path)))(
    "is refused to an owner's token for %s by the database alone",
    async ([scopes], { unchecked, world, testDatabase }) => {
      const { ids, members } = world.own;
      const caller = await callerOf(testDatabase, members.owner, { ...ids, scopes });
      await leavingRowsAlone(testDatabase, ids.workspaceId, async () => {
        const input = SAMPLE_INPUTS[path](ids);
        expectHidden(await callProcedure(unchecked, caller, { path, input }));
      });
    },
  );
});

/** Nothing was done and nothing was shown. */
function expectHidden(outcome: Outcome): void {
  if (outcome.isOk) expect(outcome.data).toMatchObject({ items: [] });
  else expect(["forbidden", "not_found", "invalid_input"]).toContain(appCode(outcome));
}

test("a token is told about itself whatever its scopes, and a person is not", async ({
  checked,
  world: { own },
  testDatabase,
}) => {
  const { workspaceId } = own.ids;
  const { viewer } = own.members;
  const scopes = ["task:read"] as const;
  const caller = await callerOf(testDatabase, viewer, { workspaceId, scopes });
  const call = { path: "token.current", input: {} } as const;
  expect(await callProcedure(checked, caller, call)).toMatchObject({
    data: { id: caller.credential.id, workspaceId, userId: viewer.userId, scopes: ["task:read"] },
  });
  expect(appCode(await callProcedure(checked, viewer, call))).toBe("forbidden");
  expect(appCode(await callProcedure(checked, null, call))).toBe("unauthenticated");
});

test("a role that was lowered holds for the tokens that were there before", async ({
  checked,
  unchecked,
  world: { own },
  testDatabase,
}) => {
  const { workspaceId } = own.ids;
  const person = await signUp(checked);
  await seedMember(testDatabase, { ...person, workspaceId, role: "owner" });
  const caller = await callerOf(testDatabase, person, { workspaceId, scopes: Scope.options });
  await seedMember(testDatabase, { ...person, workspaceId, role: "viewer" });
  for (const path of forTokens.filter((each) => !isAllowed("viewer", permissionOf(each)))) {
    const input = SAMPLE_INPUTS[path](own.ids);
    expect(appCode(await callProcedure(checked, caller, { path, input }))).toBe("forbidden");
    await leavingRowsAlone(testDatabase, workspaceId, async () =>
      expectHidden(await callProcedure(unchecked, caller, { path, input })),
    );
  }
});
