import { randomUUID } from "node:crypto";
import {
  PROCEDURE_ACCESS,
  ProjectId,
  UserId,
  WorkspaceId,
  type ProcedurePath,
} from "@taskflow/contract";
import { createShareLink, removeMember, type Services } from "@taskflow/domain";
import { createTestServices, domainTest } from "@taskflow/domain/testing";
import { describe, expect } from "vitest";
import { allProcedures, inputOf } from "./testing/all-procedures.ts";
import { callProcedure, type Outcome } from "./testing/call-procedure.ts";
import { createCensusWorld, type CensusWorld } from "./testing/census-world.ts";
import { dumpProject, HIDDEN, hideProject, type HiddenIds } from "./testing/hide-project.ts";
import { findIdFields, withIds, type IdField } from "./testing/id-fields.ts";
import { SAMPLE_INPUTS } from "./testing/sample-inputs.ts";

/** Members who are neither over every project nor named in the hidden one. */
const OUTSIDE = ["editor", "viewer"] as const;

const procedures = allProcedures().map((procedure) => ({
  // The router and the table have the same paths; another test says so.
  path: procedure.path as ProcedurePath,
  fields: findIdFields(inputOf(procedure)),
  route: procedure.meta.openapi.path,
}));
const inWorkspace = procedures.filter(({ path }) => PROCEDURE_ACCESS[path].includes(":"));

interface Fixtures {
  unchecked: Services;
  world: CensusWorld;
}

const test = domainTest.extend<{ $file: Fixtures }>({
  unchecked: [
    async ({ database }, use) => {
      await use(createTestServices(database, { isAllowed: () => true, isManaged: () => true }));
    },
    { scope: "file" },
  ],
  world: [
    async ({ services, testDatabase }, use) => use(await createCensusWorld(services, testDatabase)),
    { scope: "file" },
  ],
});

function visible(outcome: Outcome): string {
  if (outcome.isOk) return JSON.stringify(outcome.data);
  const { requestId: _, ...data } = outcome.error.data;
  return JSON.stringify({ ...outcome.error, data });
}

const hiddenIdOf = (hidden: HiddenIds, id: IdField["id"]) =>
  id in hidden ? hidden[id as keyof HiddenIds] : undefined;

/** The fields that can name something hidden; the id of what is made new names nothing yet. */
const hideable = (path: ProcedurePath, fields: readonly IdField[]) =>
  fields.filter(
    ({ id, path: [name] }) =>
      ["ProjectId", "TaskId", "ShareLinkId"].includes(id) &&
      !(path.endsWith(".create") && name === "id"),
  );

describe.for(inWorkspace)("$path", ({ path, fields }) => {
  test("shows a member nothing of a private project that they are not named in, and changes nothing there", async ({
    services,
    unchecked,
    world,
    testDatabase,
  }) => {
    const own = await world.settle();
    const hidden = await hideProject(own.members.owner, own.ids.workspaceId);
    const before = await dumpProject(testDatabase, hidden.ProjectId);
    for (const role of OUTSIDE) {
      for (const wall of [services, unchecked]) {
        const call = (input: unknown) => callProcedure(wall, own.members[role], { path, input });
        const sample = () => SAMPLE_INPUTS[path](own.ids);
        expect(visible(await call(sample()))).not.toContain(HIDDEN);
        for (const field of hideable(path, fields)) {
          const answer = await call(
            withIds(sample(), [field], (id) => hiddenIdOf(hidden, id) ?? randomUUID()),
          );
          const unknown = await call(withIds(sample(), [field], () => randomUUID()));
          expect(visible(answer)).toBe(visible(unknown));
        }
      }
    }
    expect(await dumpProject(testDatabase, hidden.ProjectId)).toBe(before);
  });
});

describe("an id that is in use inside a private project", () => {
  test.for(["task.create", "project.create"] as const)(
    "is taken for whoever would use it anew, and nothing is told of what it is: %s",
    async (path, { services, world, testDatabase }) => {
      const { ids, members } = await world.settle();
      const hidden = await hideProject(members.owner, ids.workspaceId);
      const before = await dumpProject(testDatabase, hidden.ProjectId);
      const id = path === "task.create" ? hidden.TaskId : hidden.ProjectId;
      const input = { ...(SAMPLE_INPUTS[path](ids) as object), id };
      const outcome = await callProcedure(services, members.editor, { path, input });
      expect(outcome).toMatchObject({ isOk: false, error: { data: { appCode: "id_taken" } } });
      expect(visible(outcome)).not.toContain(HIDDEN);
      expect(await dumpProject(testDatabase, hidden.ProjectId)).toBe(before);
    },
  );
});

/** Those whose address names a project, and something in it. */
const children = inWorkspace.filter(({ route }) => /\{projectId\}.*\{\w+\}/u.test(route));

describe.for(children)("$path", ({ path }) => {
  test("finds a child under its own parent only, not under another one of the same workspace", async ({
    services,
    world,
    testDatabase,
  }) => {
    const { ids, members } = await world.settle();
    const other = await hideProject(members.owner, ids.workspaceId);
    const before = await dumpProject(testDatabase, ids.projectId);
    const input = SAMPLE_INPUTS[path]({ ...ids, projectId: other.ProjectId });
    const outcome = await callProcedure(services, members.owner, { path, input });
    expect(outcome).toMatchObject({ isOk: false, error: { data: { appCode: "not_found" } } });
    expect(await dumpProject(testDatabase, ids.projectId)).toBe(before);
  });
});

const forSessions = procedures.filter(
  ({ path }) => !["public", "token"].includes(PROCEDURE_ACCESS[path]),
);

describe.for(forSessions)("$path", ({ path }) => {
  test("takes a share link for no session", async ({ services, unchecked, world: { own } }) => {
    const { shareLinkId } = own.ids;
    const session = { userId: shareLinkId, sessionId: shareLinkId };
    for (const wall of [services, unchecked]) {
      const input = SAMPLE_INPUTS[path](own.ids);
      const outcome = await callProcedure(wall, session, { path, input });
      expect(outcome).toMatchObject({ error: { data: { appCode: "unauthenticated" } } });
    }
  });
});

test("the secret of a share link is no token of anybody's", async ({ services, world }) => {
  const { shareSecret } = world.own.ids;
  expect(await services.accessTokens.verify(shareSecret)).toBeNull();
});

test("a link of somebody who was removed shows nothing by any procedure, also when the application checks nothing", async ({
  services,
  unchecked,
  world,
}) => {
  const { ids, members } = await world.settle();
  const workspaceId = WorkspaceId.parse(ids.workspaceId);
  const hidden = await hideProject(members.editor, workspaceId);
  const projectId = ProjectId.parse(hidden.ProjectId);
  const { secret } = await createShareLink(members.editor.ctx(), { workspaceId, projectId });
  const shown = async () => {
    const answers = [];
    for (const { path } of procedures) {
      if (PROCEDURE_ACCESS[path] !== "public") continue;
      for (const wall of [services, unchecked]) {
        const input = SAMPLE_INPUTS[path]({ ...ids, shareSecret: secret });
        const outcome = await callProcedure(wall, null, { path, input });
        if (visible(outcome).includes(HIDDEN)) answers.push(path);
      }
    }
    return answers;
  };
  expect(await shown()).toEqual(["share.open", "share.open", "share.tasks", "share.tasks"]);
  const userId = UserId.parse(members.editor.userId);
  await removeMember(members.owner.ctx(), { workspaceId, userId });
  expect(await shown()).toEqual([]);
});
