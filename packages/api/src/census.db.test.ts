import { randomUUID } from "node:crypto";
import {
  isAllowed,
  PROCEDURE_ACCESS,
  Role,
  type Permission,
  type ProcedurePath,
} from "@taskflow/contract";
import { signOut, type Services } from "@taskflow/domain";
import {
  createTestServices,
  domainTest,
  signUp,
  type TestDatabase,
} from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { allProcedures, inputOf } from "./testing/all-procedures.ts";
import { callProcedure, type Outcome, type TestCaller } from "./testing/call-procedure.ts";
import {
  CANARY,
  createCensusWorld,
  dumpWorkspace,
  type CensusWorld,
} from "./testing/census-world.ts";
import { findIdFields, withIds, type IdField } from "./testing/id-fields.ts";
import { SAMPLE_INPUTS, type SampleIds } from "./testing/sample-inputs.ts";

const paths = Object.keys(PROCEDURE_ACCESS) as ProcedurePath[];
/** But for what is a token's alone, of which its own census tells. */
const guarded = paths.filter((path) => !["public", "token"].includes(PROCEDURE_ACCESS[path]));
const inWorkspace = paths.filter((path) => PROCEDURE_ACCESS[path].includes(":"));
const permissionOf = (path: ProcedurePath) => PROCEDURE_ACCESS[path] as Permission;

const ID_FIELDS = new Map(
  allProcedures().map((procedure) => [procedure.path, findIdFields(inputOf(procedure))] as const),
);
const QUERIES = new Set(
  allProcedures().flatMap(({ path, type }) => (type === "mutation" ? [] : [path])),
);
const isQuery = (path: ProcedurePath) => QUERIES.has(path);
const idFieldsOf = (path: ProcedurePath) => ID_FIELDS.get(path) ?? [];
const withId = guarded.filter((path) => idFieldsOf(path).length > 0);

interface Fixtures {
  /** What was kept of all calls so far, one line an event. */
  kept: string[];
  checked: Services;
  /** The same with the application's own checks switched off: only the database is left to refuse. */
  unchecked: Services;
  world: CensusWorld;
}

const keeping = (kept: string[]): Pick<Services, "reportSecurity"> => ({
  reportSecurity: (event) => void kept.push(JSON.stringify(event)),
});

const test = domainTest.extend<{ $file: Fixtures }>({
  kept: [async ({}, use) => use([]), { scope: "file" }],
  checked: [
    async ({ database, kept }, use) => use(createTestServices(database, keeping(kept))),
    { scope: "file" },
  ],
  unchecked: [
    async ({ database, kept }, use) => {
      const open = { isAllowed: () => true, isManaged: () => true };
      await use(createTestServices(database, { ...keeping(kept), ...open }));
    },
    { scope: "file" },
  ],
  world: [
    async ({ checked, testDatabase }, use) => use(await createCensusWorld(checked, testDatabase)),
    { scope: "file" },
  ],
});

/** The answer as the caller sees it, but for the number of the request. */
function visible(outcome: Outcome): string {
  if (outcome.isOk) return JSON.stringify(outcome.data);
  const { requestId: _, ...data } = outcome.error.data;
  return JSON.stringify({ ...outcome.error, data });
}

const appCode = (outcome: Outcome) => (outcome.isOk ? "ok" : outcome.error.data.appCode);

/** Whatever was changed once is no fair trial for the next; what was refused has changed nothing, as others show here. */
async function callAndUseUp(
  services: Services,
  world: CensusWorld,
  call: {
    readonly role: Role;
    readonly path: ProcedurePath;
    readonly inputOf: (ids: SampleIds) => unknown;
  },
): Promise<Outcome> {
  const { members, idsOf } = await world.untouched();
  const { role, path } = call;
  const outcome = await callProcedure(services, members[role], {
    path,
    input: call.inputOf(idsOf(role)),
  });
  if (outcome.isOk && !isQuery(path)) world.useUp();
  return outcome;
}

/** Nothing was done and nothing was shown. */
function expectHidden(outcome: Outcome): void {
  if (outcome.isOk) expect(outcome.data).toMatchObject({ items: [] });
  else expect(["forbidden", "not_found", "invalid_input"]).toContain(appCode(outcome));
}

/** Every way to ask for what is not one's own: each id by itself, and all of them. */
function wrongFields(path: ProcedurePath): (readonly IdField[])[] {
  const fields = idFieldsOf(path);
  return fields.length > 1 ? [...fields.map((field) => [field]), fields] : [fields];
}

const leadsElsewhere = (fields: readonly IdField[]) =>
  fields.some(({ id }) => id === "WorkspaceId");

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

describe.for(guarded)("%s", (path) => {
  const sample = SAMPLE_INPUTS[path];

  test("refuses nobody, a dead session, a disabled account and garbage for a session, and writes nothing", async ({
    checked,
    unchecked,
    world: { own, disabled },
    testDatabase,
  }) => {
    const gone = await signUp(checked);
    const input = sample(own.ids);
    await signOut(gone.ctx(), gone);
    const callers: TestCaller[] = [
      null,
      gone,
      disabled,
      { userId: own.members.owner.userId, sessionId: randomUUID() },
    ];
    await leavingRowsAlone(testDatabase, own.ids.workspaceId, async () => {
      for (const wall of [checked, unchecked]) {
        for (const caller of callers) {
          const outcome = await callProcedure(wall, caller, { path, input });
          expect(appCode(outcome)).toBe("unauthenticated");
        }
      }
    });
  });
});

describe.for(withId)("%s", (path) => {
  const sample = SAMPLE_INPUTS[path];

  test("answers foreign ids as unknown ones, letter for letter, and leaves the foreign rows alone", async ({
    checked,
    world,
    testDatabase,
  }) => {
    const { foreign, foreignIds } = world;
    await leavingRowsAlone(testDatabase, foreign.ids.workspaceId, async () => {
      for (const role of Role.options) {
        for (const fields of wrongFields(path)) {
          const call = (idOf: Parameters<typeof withIds>[2]) =>
            callAndUseUp(checked, world, {
              role,
              path,
              inputOf: (ids) => withIds(sample(ids), fields, idOf),
            });
          const answer = await call((id) => foreignIds[id]);
          expect(maskIds(visible(answer))).toBe(maskIds(visible(await call(() => randomUUID()))));
          expect(visible(answer)).not.toContain(CANARY);
          if (leadsElsewhere(fields)) expect(appCode(answer)).toBe("not_found");
        }
      }
    });
  });

  test("is kept by the database alone when the application checks nothing", async ({
    unchecked,
    world: { own, foreign, foreignIds },
    testDatabase,
  }) => {
    await leavingRowsAlone(testDatabase, foreign.ids.workspaceId, async () => {
      for (const role of Role.options) {
        for (const fields of wrongFields(path)) {
          const input = withIds(sample(own.ids), fields, (id) => foreignIds[id]);
          const answer = await callProcedure(unchecked, own.members[role], { path, input });
          expect(visible(answer)).not.toContain(CANARY);
          if (leadsElsewhere(fields)) expectHidden(answer);
        }
      }
    });
  });
});

describe.for(inWorkspace)("%s", (path) => {
  const sample = SAMPLE_INPUTS[path];
  const permission = permissionOf(path);

  test.for(Role.options)(
    "does for the %s what the table of permissions says",
    async (role, { checked, world }) => {
      const outcome = await callAndUseUp(checked, world, { role, path, inputOf: sample });
      expect(appCode(outcome)).toBe(isAllowed(role, permission) ? "ok" : "forbidden");
    },
  );

  test("is refused to every role without the permission by the database alone", async ({
    unchecked,
    world,
    testDatabase,
  }) => {
    const { ids, members } = world.own;
    await leavingRowsAlone(testDatabase, ids.workspaceId, async () => {
      for (const role of Role.options.filter((each) => !isAllowed(each, permission))) {
        expectHidden(await callProcedure(unchecked, members[role], { path, input: sample(ids) }));
      }
    });
  });

  test("knows a removed member no more than a stranger, whose workspace this never was", async ({
    checked,
    unchecked,
    world: { own, foreign, removed },
    testDatabase,
  }) => {
    const input = sample(own.ids);
    await leavingRowsAlone(testDatabase, own.ids.workspaceId, async () => {
      const stranger = foreign.members.owner;
      const answer = await callProcedure(checked, removed, { path, input });
      expect(appCode(answer)).toBe("not_found");
      expect(visible(answer)).toBe(
        visible(await callProcedure(checked, stranger, { path, input })),
      );
      for (const person of [removed, stranger]) {
        expectHidden(await callProcedure(unchecked, person, { path, input }));
      }
    });
  });
});

test("what is kept of all these calls holds no word of anybody's", ({ kept }) => {
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.join("\n")).not.toContain(CANARY);
});

/** Answers of one's own rows differ in ids and times that say nothing of anybody else. */
function maskIds(text: string): string {
  return text
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, "ID")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, "TIME")
    .replaceAll(/"(key|number)":[^,}]+/gu, '"$1":OWN');
}
