import { randomUUID } from "node:crypto";
import { asAdmin, seedMember, type TestDatabase } from "@taskflow/db/testing";
import { describe, expect } from "vitest";
import { refusalOf } from "../src/client/refusal-of.ts";
import { PASSWORD, type Person, registerPerson } from "../src/client/register-person.ts";
import { heardTasks, openStream, opened, type TestStream } from "../src/client/open-stream.ts";
import { serverTest as test } from "../src/server/server-test.ts";

const CANARY = "canary-c0ffee";

/** Somebody with a team of two: the workspace of the one, in which the other is a viewer. */
async function createTeam(url: string, testDatabase: TestDatabase) {
  const [ada, bob] = await Promise.all([registerPerson(url), registerPerson(url)]);
  const { workspaceId } = await registerTeam(ada);
  const { user } = await bob.api.auth.me.query();
  await seedMember(testDatabase, { userId: user.id, workspaceId, role: "viewer" });
  return { ada, bob, bobId: user.id, workspaceId };
}

async function registerTeam(person: Person): Promise<{ workspaceId: string }> {
  const { id } = await person.api.workspace.create.mutate({ name: "Team" });
  return { workspaceId: id };
}

const follow = (url: string, person: Person, workspaceId: string, more = {}) =>
  opened(openStream({ url: () => url, person, workspaceId, ...more }));

describe("a stream of changes", () => {
  test("begins with the number at which it begins, and tells a member what others do", async ({
    server,
    testDatabase,
  }) => {
    const { ada, bob, workspaceId } = await createTeam(server.url, testDatabase);
    const stream = await follow(server.url, bob, workspaceId);
    expect(stream.events[0]).toMatchObject({ id: expect.any(String), data: { kind: "sync" } });
    const task = await ada.api.task.create.mutate({ workspaceId, title: "Water the plants" });
    await expect.poll(() => heardTasks(stream)).toEqual([task]);
    const done = await ada.api.task.update.mutate({
      workspaceId,
      id: task.id,
      patch: { status: "done" },
    });
    await expect.poll(() => heardTasks(stream)).toEqual([task, done]);
    stream.close();
  });

  test("goes on after the number that its reader names, and says nothing twice", async ({
    server,
    testDatabase,
  }) => {
    const { ada, bob, workspaceId } = await createTeam(server.url, testDatabase);
    const first = await follow(server.url, bob, workspaceId);
    const before = await ada.api.task.create.mutate({ workspaceId, title: "Before" });
    await expect.poll(() => heardTasks(first)).toEqual([before]);
    first.close();
    const meanwhile = await ada.api.task.create.mutate({ workspaceId, title: "Meanwhile" });
    const lastEventId = first.events.at(-1)?.id;
    const second = await follow(server.url, bob, workspaceId, { lastEventId });
    await expect.poll(() => heardTasks(second)).toEqual([meanwhile]);
    expect(second.events.some(({ data }) => data.kind === "sync")).toBe(false);
    second.close();
  });

  test("begins anew for who names a number that is far behind, or was never reached", async ({
    server,
    testDatabase,
  }) => {
    const { bob, workspaceId } = await createTeam(server.url, testDatabase);
    const stream = await follow(server.url, bob, workspaceId, { lastEventId: "999999" });
    expect(stream.events[0]?.data).toEqual({ kind: "sync" });
    stream.close();
  });

  test("is refused to a stranger, to who signed out, and to nobody's token, and tells them nothing", async ({
    server,
  }) => {
    const [ada, eve, gone] = await Promise.all([1, 2, 3].map(() => registerPerson(server.url)));
    if (!ada || !eve || !gone) throw new Error("three have registered");
    const { workspaceId } = ada;
    await gone.api.auth.logout.mutate();
    const streams = [
      openStream({ url: () => server.url, person: eve, workspaceId }),
      openStream({ url: () => server.url, person: gone, workspaceId: gone.workspaceId }),
      openStream({ url: () => server.url, person: { accessToken: "x" }, workspaceId }),
    ];
    await expect
      .poll(() => streams.map((stream) => stream.refusal()?.appCode))
      .toEqual(["not_found", "unauthenticated", "unauthenticated"]);
    expect(streams.flatMap(({ events }) => events)).toEqual([]);
  });

  test("never carries a word of another tenant's", async ({ server, testDatabase }) => {
    const { bob, workspaceId } = await createTeam(server.url, testDatabase);
    const eve = await registerPerson(server.url);
    const stream = await follow(server.url, bob, workspaceId);
    await eve.api.task.create.mutate({ workspaceId: eve.workspaceId, title: CANARY });
    const own = await bob.api.task.create.mutate({ workspaceId: bob.workspaceId, title: "Own" });
    const both = await follow(server.url, bob, bob.workspaceId, { lastEventId: "1" });
    await expect.poll(() => heardTasks(both)).toEqual([own]);
    expect(JSON.stringify([stream.events, both.events])).not.toContain(CANARY);
    stream.close();
    both.close();
  });
});

describe("a stream ends", () => {
  /** Writes something when the right to read it is over: the stream ends for `reason` and never tells of it. */
  async function expectSilence(stream: TestStream, { ada, workspaceId, reason }: Silence) {
    await ada.api.task.create.mutate({ workspaceId, title: CANARY });
    await expect.poll(() => stream.refusal()?.appCode).toBe(reason);
    expect(JSON.stringify(stream.events)).not.toContain(CANARY);
  }

  interface Silence {
    readonly ada: Person;
    readonly workspaceId: string;
    readonly reason: "not_found" | "unauthenticated" | "signature_required";
  }

  test("when its reader is removed, before anything that happens afterwards", async ({
    server,
    testDatabase,
  }) => {
    const { ada, bob, bobId, workspaceId } = await createTeam(server.url, testDatabase);
    const stream = await follow(server.url, bob, workspaceId);
    await ada.api.member.remove.mutate({ workspaceId, userId: bobId });
    await expectSilence(stream, { ada, workspaceId, reason: "not_found" });
  });

  test("when its session does, also where nobody changes anything", async ({
    server,
    testDatabase,
  }) => {
    const { ada, bob, workspaceId } = await createTeam(server.url, testDatabase);
    const stream = await follow(server.url, bob, workspaceId);
    await bob.api.auth.logout.mutate();
    await expect.poll(() => stream.refusal()?.appCode).toBe("unauthenticated");
    await expectSilence(stream, { ada, workspaceId, reason: "unauthenticated" });
  });

  test("when its token is revoked, or its workspace wants signatures, also where nobody changes anything", async ({
    server,
    testDatabase,
  }) => {
    const { ada, bob, workspaceId } = await createTeam(server.url, testDatabase);
    const make = () => bob.api.token.create.mutate({ workspaceId, name: "A follower" });
    const [one, other] = [await make(), await make()];
    const read = ({ secret }: typeof one) =>
      follow(server.url, { ...bob, accessToken: secret }, workspaceId);
    const [first, second] = [await read(one), await read(other)];
    await bob.api.token.revoke.mutate({ workspaceId, id: one.token.id });
    await expect.poll(() => first.refusal()?.appCode).toBe("unauthenticated");
    expect(second.refusal()).toBeUndefined();
    await ada.api.workspace.update.mutate({ workspaceId, requiresSigning: true });
    await expectSilence(second, { ada, workspaceId, reason: "signature_required" });
    await expectSilence(first, { ada, workspaceId, reason: "unauthenticated" });
  });

  test("when its reader is disabled, before anything that happens afterwards", async ({
    server,
    testDatabase,
  }) => {
    const { ada, bob, bobId, workspaceId } = await createTeam(server.url, testDatabase);
    const stream = await follow(server.url, bob, workspaceId);
    await asAdmin(testDatabase, (client) =>
      client.query('update public."user" set disabled_at = now() where id = $1', [bobId]),
    );
    await expectSilence(stream, { ada, workspaceId, reason: "unauthenticated" });
  });

  test("when its reader deletes the account", async ({ server, testDatabase }) => {
    const { ada, bob, workspaceId } = await createTeam(server.url, testDatabase);
    const stream = await follow(server.url, bob, workspaceId);
    await bob.api.account.delete.mutate({ password: PASSWORD });
    await expectSilence(stream, { ada, workspaceId, reason: "unauthenticated" });
  });
});

describe("a private project", () => {
  /** Two viewers of a team, of whom the first is named in its private project. */
  async function createPrivate(url: string, testDatabase: TestDatabase) {
    const { ada, bob, bobId, workspaceId } = await createTeam(url, testDatabase);
    const eve = await registerPerson(url);
    const { user } = await eve.api.auth.me.query();
    await seedMember(testDatabase, { userId: user.id, workspaceId, role: "viewer" });
    const project = await ada.api.project.create.mutate({
      workspaceId,
      name: "Secret",
      key: "SEC",
      isPrivate: true,
    });
    const ref = { workspaceId, projectId: project.id };
    await ada.api.projectMember.set.mutate({ ...ref, userId: bobId, role: "viewer" });
    return { ada, bob, eve, bobId, workspaceId, projectId: project.id };
  }

  test("is told to who is named in it, and never to another member of the same role", async ({
    server,
    testDatabase,
  }) => {
    const { ada, bob, eve, workspaceId, projectId } = await createPrivate(server.url, testDatabase);
    // Whoever asks first reads for all who see the same.
    const streams = [
      await follow(server.url, bob, workspaceId),
      await follow(server.url, eve, workspaceId),
      await follow(server.url, eve, workspaceId),
      await follow(server.url, bob, workspaceId),
    ];
    const hidden = await ada.api.task.create.mutate({ workspaceId, projectId, title: CANARY });
    const open = await ada.api.task.create.mutate({ workspaceId, title: "Open" });
    const tabId = randomUUID();
    await ada.api.presence.show.mutate({ workspaceId, tabId, taskId: hidden.id });
    await ada.api.presence.show.mutate({ workspaceId, tabId: `${tabId}2`, taskId: open.id });
    const saidOf = ({ events }: TestStream) => JSON.stringify(events);
    for (const [index, stream] of streams.entries()) {
      const seen = index === 0 || index === 3 ? [hidden, open] : [open];
      await expect.poll(() => heardTasks(stream)).toEqual(seen);
      await expect.poll(() => saidOf(stream)).toContain(`"taskId":"${open.id}"`);
      if (seen.length === 1)
        expect(saidOf(stream)).not.toMatch(new RegExp(`${CANARY}|${hidden.id}`, "u"));
      stream.close();
    }
  });

  test("takes a task out of the sight of others, who are told that it is gone and no more", async ({
    server,
    testDatabase,
  }) => {
    const { ada, bob, eve, workspaceId, projectId } = await createPrivate(server.url, testDatabase);
    const task = await ada.api.task.create.mutate({ workspaceId, title: "Open for now" });
    const [bobs, eves] = [
      await follow(server.url, bob, workspaceId),
      await follow(server.url, eve, workspaceId),
    ];
    const moved = await ada.api.task.move.mutate({ workspaceId, id: task.id, projectId });
    await expect.poll(() => heardTasks(bobs)).toEqual([moved]);
    const goneOf = ({ events }: TestStream) =>
      events.flatMap(({ data }) => (data.kind === "changes" ? data.gone : []));
    await expect.poll(() => goneOf(eves)).toEqual([task.id]);
    expect(JSON.stringify(eves.events)).not.toContain(projectId);
    for (const stream of [bobs, eves]) stream.close();
  });
});

describe("streams of one person", () => {
  test("are ten at most, those of tokens with them, and one that is closed makes room", async ({
    server,
  }) => {
    const ada = await registerPerson(server.url);
    const { workspaceId } = ada;
    const { secret } = await ada.api.token.create.mutate({ workspaceId, name: "A follower" });
    let count = 0;
    const open = () => {
      count += 1;
      const accessToken = count % 2 === 0 ? ada.accessToken : secret;
      return openStream({ url: () => server.url, person: { accessToken }, workspaceId });
    };
    const ten = await Promise.all(Array.from({ length: 10 }, () => opened(open())));
    const eleventh = open();
    await expect.poll(() => eleventh.refusal()?.appCode).toBe("too_many_streams");
    ten[0]?.close();
    await expect
      .poll(async () => {
        const next = open();
        await expect.poll(() => next.events.length > 0 || next.refusal() !== undefined).toBe(true);
        ten.push(next);
        return next.refusal()?.appCode;
      })
      .toBeUndefined();
    for (const stream of ten) stream.close();
  });
});

describe("presence", () => {
  test("tells members who else has a task open, and that it was closed", async ({
    server,
    testDatabase,
  }) => {
    const { ada, bob, bobId, workspaceId } = await createTeam(server.url, testDatabase);
    const task = await ada.api.task.create.mutate({ workspaceId, title: "Water the plants" });
    const [adas, bobs] = [
      await follow(server.url, ada, workspaceId),
      await follow(server.url, bob, workspaceId),
    ];
    const lastOf = ({ events }: TestStream) =>
      events.findLast(({ data }) => data.kind === "presence" && !data.isWhole)?.data;
    const tabId = randomUUID();
    await bob.api.presence.show.mutate({ workspaceId, tabId, taskId: task.id });
    const { user } = await bob.api.auth.me.query();
    const people = [{ userId: bobId, name: user.name }];
    await expect
      .poll(() => lastOf(adas))
      .toEqual({ kind: "presence", isWhole: false, tasks: [{ taskId: task.id, people }] });
    await expect
      .poll(() => lastOf(bobs))
      .toMatchObject({ tasks: [{ taskId: task.id, people: [] }] });
    const late = await follow(server.url, ada, workspaceId);
    await expect
      .poll(() => late.events.find(({ data }) => data.kind === "presence")?.data)
      .toEqual({ kind: "presence", isWhole: true, tasks: [{ taskId: task.id, people }] });
    await bob.api.presence.show.mutate({ workspaceId, tabId, taskId: null });
    await expect
      .poll(() => lastOf(adas))
      .toEqual({ kind: "presence", isWhole: false, tasks: [{ taskId: task.id, people: [] }] });
    for (const stream of [adas, bobs, late]) stream.close();
  });

  test("reaches those who stay when somebody is removed at the same moment", async ({
    server,
    testDatabase,
  }) => {
    const { ada, bob, bobId, workspaceId } = await createTeam(server.url, testDatabase);
    const wanda = await registerPerson(server.url);
    const { user } = await wanda.api.auth.me.query();
    await seedMember(testDatabase, { userId: user.id, workspaceId, role: "viewer" });
    const make = (title: string) => ada.api.task.create.mutate({ workspaceId, title });
    const [first, second] = [await make("Water the plants"), await make("Pay the rent")];
    // The first of those who see the same, in whose name all would be asked for.
    const bobs = await follow(server.url, bob, workspaceId);
    const wandas = await follow(server.url, wanda, workspaceId);
    const seen = () =>
      wandas.events.flatMap(({ data }) =>
        data.kind === "presence"
          ? data.tasks.flatMap(({ taskId, people }) => (people.length > 0 ? [taskId] : []))
          : [],
      );
    const tabId = randomUUID();
    const show = (taskId: string) => ada.api.presence.show.mutate({ workspaceId, tabId, taskId });
    await show(first.id);
    await expect.poll(seen).toContain(first.id);
    await show(second.id);
    await ada.api.member.remove.mutate({ workspaceId, userId: bobId });
    await expect.poll(() => bobs.refusal()?.appCode).toBe("not_found");
    await expect.poll(seen).toContain(second.id);
    wandas.close();
  });

  test("cannot be shown on a task that one does not see, unknown or not", async ({ server }) => {
    const [ada, eve] = await Promise.all([registerPerson(server.url), registerPerson(server.url)]);
    const task = await ada.api.task.create.mutate({ workspaceId: ada.workspaceId, title: "Own" });
    const show = (workspaceId: string, taskId: string) =>
      refusalOf(eve.api.presence.show.mutate({ workspaceId, tabId: randomUUID(), taskId }));
    const refusals = [
      await show(ada.workspaceId, task.id),
      await show(eve.workspaceId, task.id),
      await show(eve.workspaceId, randomUUID()),
    ];
    expect(refusals.map(({ appCode }) => appCode)).toEqual(["not_found", "not_found", "not_found"]);
  });
});
