import { once } from "node:events";
import { createServer } from "node:net";
import type { Fetch } from "@taskflow/client";
import { dbTest as test, type TestDatabase } from "@taskflow/db/testing";
import { createTestHasher } from "@taskflow/domain/testing";
import { createLog, readConfig, startServer } from "@taskflow/server";
import { expect } from "vitest";
import { signedIn } from "../src/client/signed-in.ts";

/** A port that nobody has at the moment. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("it listened on a port");
  return String(address.port);
}

/** A server that has taken its port and answers nothing yet until `isOpened`. */
function start({ adminUrl }: TestDatabase, port: string, isOpened: Promise<void>) {
  const config = readConfig({
    PORT: port,
    DATABASE_URL: adminUrl,
    TASKFLOW_SECRET: "a secret that only tests know, 32+",
    TASKFLOW_LIMITS_FACTOR: "1000",
  });
  const log = createLog("silent", { write: () => true });
  const passwords = createTestHasher();
  return startServer(config, { log, passwords, whenOpen: () => isOpened });
}

test("a call that comes while the server starts again is carried out once it has, and once", async ({
  testDatabase,
}) => {
  const port = await freePort();
  const first = await start(testDatabase, port, Promise.resolve());
  const opened = Promise.withResolvers<void>();
  const statuses: number[] = [];
  const watching: Fetch = async (url, init) => {
    const answer = await fetch(url, init);
    statuses.push(answer.status);
    if (answer.status === 503) opened.resolve();
    return answer;
  };
  const { taskflow, workspaceId } = await signedIn(first.url, { fetch: watching });
  await first.stop();
  const starting = start(testDatabase, port, opened.promise);
  statuses.length = 0;
  const made = await taskflow.task.create.mutate({ workspaceId, title: "Water the plants" });
  const second = await starting;
  expect(made.title).toBe("Water the plants");
  expect(statuses).toContain(503);
  expect((await taskflow.task.list.query({ workspaceId })).items).toHaveLength(1);
  await second.stop();
});
