import { createTaskFlowClient, isTaskFlowError, type ChangeEvent } from "@taskflow/client";
import { dbTest } from "@taskflow/db/testing";
import { expect } from "vitest";
import {
  type RestartableServer,
  startRestartableServer,
} from "../src/client/restartable-server.ts";
import { signedIn } from "../src/client/signed-in.ts";

const WRITERS = 8;
const TASKS_A_WRITER = 25;
const RESTARTS = 2;
/** Three servers are started, one after the other. */
const TIMEOUT_MS = 60_000;

const test = dbTest.extend<{ server: RestartableServer }>({
  server: async ({ testDatabase }, use) => {
    const server = await startRestartableServer(testDatabase);
    await use(server);
    await server.stop();
  },
});

/** As patient as a program is that wants to get through. */
const PATIENT = { retry: { tries: 100, maxDelayMs: 500 }, timeoutMs: 50_000 };

test(
  "a server that is killed again and again under its writers and readers keeps each task once, and each is told once",
  async ({ server }) => {
    const { baseUrl, fetch } = server;
    const { taskflow, workspaceId, store } = await signedIn(baseUrl, { fetch, ...PATIENT });
    const watching = new AbortController();
    const events: ChangeEvent[] = [];
    const interruptions: string[] = [];
    const began = Promise.withResolvers<void>();
    const watch = async () => {
      const reader = createTaskFlowClient({ baseUrl, fetch, auth: { store } });
      const changes = reader.changes({
        workspaceId,
        signal: watching.signal,
        onInterruption: ({ appCode }) => interruptions.push(appCode),
      });
      for await (const event of changes) {
        events.push(event);
        began.resolve();
      }
    };
    const watched = watch();
    await began.promise;

    let written = 0;
    const write = async (writer: number) => {
      for (let index = 0; index < TASKS_A_WRITER; index += 1) {
        await taskflow.task.create.mutate({ workspaceId, title: `${writer}/${index}` });
        written += 1;
      }
    };
    const writers = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    for (let restart = 1; restart <= RESTARTS; restart += 1) {
      const share = (WRITERS * TASKS_A_WRITER * restart) / (RESTARTS + 1);
      await expect.poll(() => written, { interval: 5 }).toBeGreaterThan(share / 2);
      await server.killAndStart();
    }
    await writers;

    const expected = Array.from({ length: WRITERS }, (_, writer) =>
      Array.from({ length: TASKS_A_WRITER }, (__, index) => `${writer}/${index}`),
    ).flat();
    const titles: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { title: string }[]; nextCursor: string | null } =
        await taskflow.task.list.query({ workspaceId, cursor, limit: 100 });
      titles.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(titles.toSorted()).toEqual(expected.toSorted());

    const told = () =>
      events.flatMap((event) => (event.kind === "changes" ? event.tasks.map((t) => t.title) : []));
    await expect.poll(() => told().length).toBeGreaterThanOrEqual(expected.length);
    expect(told().toSorted()).toEqual(expected.toSorted());
    expect(events.filter(({ kind }) => kind === "sync")).toHaveLength(1);
    const numbers = events.flatMap(({ kind, number }) =>
      kind === "changes" ? [Number(number)] : [],
    );
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(new Set(interruptions)).toEqual(new Set(["unreachable"]));
    watching.abort();
    await watched;
  },
  TIMEOUT_MS,
);

test("whoever may not be repeated is told at once that there is no answer", async ({ server }) => {
  const { baseUrl, fetch } = server;
  const { taskflow } = await signedIn(baseUrl, { fetch, ...PATIENT });
  await server.stop();
  const error: unknown = await taskflow.workspace.create
    .mutate({ name: "Team" })
    .catch((reason: unknown) => reason);
  if (!isTaskFlowError(error, "unreachable")) throw error;
  expect(error.message).toContain("ECONNREFUSED");
});
