import { dbTest as test } from "@taskflow/db/testing";
import { expect } from "vitest";
import { apiClient } from "../src/client/api-client.ts";
import { refusalData } from "../src/client/refusal-of.ts";
import { heardTasks, openStream, opened, type HeardEvent } from "../src/client/open-stream.ts";
import { registerPerson, type Person } from "../src/client/register-person.ts";
import { startTestServer, type TestServer } from "../src/server/start-test-server.ts";

const WRITERS = 16;
const TASKS_A_WRITER = 12;
/** Long enough that what a slow reader leaves unread fills every buffer on the way. */
const DESCRIPTION = "é".repeat(10_000);

/** Writes tasks one after the other, each again until the server has it. */
async function write(person: Person, url: () => string, ids: readonly string[]): Promise<void> {
  const { workspaceId, accessToken } = person;
  for (const id of ids) {
    const task = { workspaceId, id, title: `Task ${id}`, description: DESCRIPTION };
    let isKept = false;
    while (!isKept) {
      isKept = await apiClient(url(), accessToken)
        .task.create.mutate(task)
        .then(
          () => true,
          (error: unknown) => {
            const refusal = refusalData(error);
            if (refusal && refusal.appCode !== "busy") throw error;
            return false;
          },
        );
    }
  }
}

const newIds = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
const numbersOf = (events: readonly HeardEvent[]) =>
  events.filter(({ data }) => data.kind === "changes").map(({ id }) => Number(id));

test("sixteen writers, a reader who keeps up, one who comes back again and again, one who reads nothing for long, and a server that is started anew: each hears of each task once", async ({
  testDatabase,
}) => {
  let server: TestServer = await startTestServer(testDatabase);
  const url = () => server.url;
  const ada = await registerPerson(url());
  const { workspaceId } = ada;
  const follow = (more = {}) => openStream({ url, person: ada, workspaceId, ...more });

  const gate = Promise.withResolvers<void>();
  let isClosed = false;
  const steady = await opened(follow());
  const slow = await opened(follow({ whileClosed: () => (isClosed ? gate.promise : undefined) }));
  isClosed = true;

  const ids = Array.from({ length: WRITERS }, () => newIds(TASKS_A_WRITER));
  const written = Promise.all(ids.map((own) => write(ada, url, own)));

  const returning: HeardEvent[] = [];
  let lastEventId = steady.events[0]?.id;
  for (let visit = 0; visit < 5; visit += 1) {
    const stream = await opened(follow({ lastEventId }));
    await expect.poll(() => heardTasks(stream).length).toBeGreaterThan(0);
    stream.close();
    returning.push(...stream.events);
    lastEventId = stream.events.at(-1)?.id;
  }
  const stopped = server;
  server = await startTestServer(testDatabase);
  const ending = stopped.stop();
  await written;
  isClosed = false;
  gate.resolve();
  await ending;
  const last = await opened(follow({ lastEventId }));

  const expected = ids.flat().toSorted();
  const visits = () => [...returning, ...last.events];
  for (const events of [() => steady.events, () => slow.events, visits]) {
    await expect.poll(() => heardTasks({ events: events() }).length).toBe(expected.length);
    const heard = heardTasks({ events: events() });
    expect(heard.map(({ id }) => id).toSorted()).toEqual(expected);
    const numbers = numbersOf(events());
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  }
  expect(steady.connections()).toBe(2);
  for (const stream of [steady, slow, last]) stream.close();
  await server.stop();
});
