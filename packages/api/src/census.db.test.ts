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
import { callProcedure, type Outcome } from "./testing/call-procedure.ts";
import {
  CANARY,
  createCensusWorld,
  dumpWorkspace,
  seedTasks,
  type CensusWorld,
} from "./testing/census-world.ts";
import { SAMPLE_INPUTS, type SampleIds } from "./testing/sample-inputs.ts";

const paths = Object.keys(PROCEDURE_ACCESS) as ProcedurePath[];
const guarded = paths.filter((path) => PROCEDURE_ACCESS[path] !== "public");
const inWorkspace = paths.filter((path) => PROCEDURE_ACCESS[path].includes(":"));
const permissionOf = (path: ProcedurePath) => PROCEDURE_ACCESS[path] as Permission;

interface Fixtures {
  world: CensusWorld;
  /** The same with the application's own check switched off: only the database is left to refuse. */
  unchecked: Services;
}

const test = domainTest.extend<{ $file: Fixtures }>({
  unchecked: [
    async ({ database }, use) => use(createTestServices(database, { isAllowed: () => true })),
    { scope: "file" },
  ],
  world: [
    async ({ services, testDatabase }, use) => use(await createCensusWorld(services, testDatabase)),
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

const randomTasks = () => ({ taskId: randomUUID(), trashedTaskId: randomUUID() });

/** Every way to ask for what is not one's own: foreign and random ids, whole and mixed with own ones. */
function wrongIds({ own, foreign }: CensusWorld): { foreign: SampleIds; random: SampleIds }[] {
  return [
    { foreign, random: { workspaceId: randomUUID(), ...randomTasks() } },
    {
      foreign: { ...own, workspaceId: foreign.workspaceId },
      random: { ...own, workspaceId: randomUUID() },
    },
    {
      foreign: { ...foreign, workspaceId: own.workspaceId },
      random: { workspaceId: own.workspaceId, ...randomTasks() },
    },
  ];
}

/** Runs and shows that nothing of the other tenant's changed meanwhile. */
async function leavingForeignRowsAlone(
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

  test("refuses nobody, a dead session and garbage for a session, and writes nothing", async ({
    services,
    unchecked,
    world,
    testDatabase,
  }) => {
    const gone = await signUp(services);
    const input = sample(world.own);
    await signOut(gone.ctx(), gone);
    await leavingForeignRowsAlone(testDatabase, world.own.workspaceId, async () => {
      for (const wall of [services, unchecked]) {
        for (const session of [
          null,
          { userId: gone.userId, sessionId: gone.sessionId },
          { userId: world.members.owner.userId, sessionId: randomUUID() },
        ]) {
          const outcome = await callProcedure(wall, session, { path, input });
          expect(appCode(outcome)).toBe("unauthenticated");
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
    async (role, { services, world }) => {
      const ids = await seedTasks(world.members.owner, "Mine");
      const outcome = await callProcedure(services, world.members[role], {
        path,
        input: sample(ids),
      });
      expect(appCode(outcome)).toBe(isAllowed(role, permission) ? "ok" : "forbidden");
    },
  );

  test("answers foreign ids as unknown ones, letter for letter, and leaves the foreign rows alone", async ({
    services,
    world,
    testDatabase,
  }) => {
    await leavingForeignRowsAlone(testDatabase, world.foreign.workspaceId, async () => {
      for (const role of Role.options) {
        for (const ids of wrongIds(world)) {
          const caller = world.members[role];
          const foreign = await callProcedure(services, caller, {
            path,
            input: sample(ids.foreign),
          });
          const random = await callProcedure(services, caller, { path, input: sample(ids.random) });
          expect(maskIds(visible(foreign))).toBe(maskIds(visible(random)));
          expect(visible(foreign)).not.toContain(CANARY);
          if (ids.foreign.workspaceId !== world.own.workspaceId) {
            expect(appCode(foreign)).toBe("not_found");
          }
        }
      }
    });
  });

  test("is kept by the database alone when the application checks nothing", async ({
    unchecked,
    world,
    testDatabase,
  }) => {
    await leavingForeignRowsAlone(testDatabase, world.foreign.workspaceId, async () => {
      for (const role of Role.options) {
        for (const { foreign } of wrongIds(world)) {
          const caller = world.members[role];
          const outcome = await callProcedure(unchecked, caller, { path, input: sample(foreign) });
          expect(visible(outcome)).not.toContain(CANARY);
          if (outcome.isOk && foreign.workspaceId !== world.own.workspaceId) {
            expect(outcome.data).toEqual({ items: [], nextCursor: null });
          }
        }
      }
    });
    if (isAllowed("viewer", permission)) return;
    await leavingForeignRowsAlone(testDatabase, world.own.workspaceId, async () => {
      const input = sample(world.own);
      const outcome = await callProcedure(unchecked, world.members.viewer, { path, input });
      expect(["forbidden", "not_found"]).toContain(appCode(outcome));
    });
  });
});

/** Answers of one's own rows differ in ids and times that say nothing of anybody else. */
function maskIds(text: string): string {
  return text
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, "ID")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, "TIME");
}
