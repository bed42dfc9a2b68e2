import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { createDatabase } from "@taskflow/db";
import { dbTest } from "@taskflow/db/testing";
import { createTestServices, signUp } from "@taskflow/domain/testing";
import { expect } from "vitest";
import { createTestApp, post } from "../testing/create-test-app.ts";
import { startTracing } from "./start-tracing.ts";

const fail = (reason: string) => {
  throw new Error(reason);
};

/** What a collector gets: protocol buffers, in which every text stands as it is. */
const test = dbTest.extend("collector", async ({}, { onCleanup }) => {
  const received: string[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      received.push(`${request.method} ${request.url} ${body.toString("latin1")}`);
      response.end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onCleanup(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { endpoint: `http://127.0.0.1:${port}`, received };
});

test("a request is a span with a span for each round trip, and holds no word of a person", async ({
  collector,
  testDatabase,
}) => {
  const tracing = startTracing(collector.endpoint, fail);
  const database = createDatabase({ ...testDatabase, onRoundTrip: tracing.roundTrip });
  const services = createTestServices(database);
  const app = createTestApp({ services, tracing });
  const { email, userId, workspaceId, tokens } = await signUp(services);
  const headers = { authorization: `Bearer ${tokens.accessToken}`, "user-agent": "canary-agent" };
  const canary = `canary-${randomUUID()}`;
  const tasks = `/api/workspaces/${workspaceId}/tasks`;
  await app.request(tasks, post({ title: canary }, headers));
  await app.request(`${tasks}?search=${canary}`, { headers });
  const traceparent = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
  await app.request("/trpc/auth.me", { headers: { ...headers, traceparent } });
  await database.close();
  await tracing.stop();

  const sent = collector.received.join("\n");
  expect(sent).toMatch(/^POST \/v1\/traces /u);
  for (const name of ["POST task.create", "GET task.list", "insert task", "begin", "commit"]) {
    expect(sent).toContain(name);
  }
  for (const secret of [
    canary,
    "canary",
    email,
    userId,
    workspaceId,
    tokens.accessToken,
    '"public"',
  ]) {
    expect(sent).not.toContain(secret);
  }
  // What a visitor says of traces is not believed.
  expect(sent).not.toContain(Buffer.from("aa".repeat(16), "hex").toString("latin1"));
});

test("a collector that is not there keeps nobody waiting, and is told of", async ({
  testDatabase,
}) => {
  const told = Promise.withResolvers<string>();
  const tracing = startTracing("http://127.0.0.1:1", told.resolve);
  const database = createDatabase({ ...testDatabase, onRoundTrip: tracing.roundTrip });
  const app = createTestApp({ services: createTestServices(database), tracing });
  expect((await app.request("/healthz")).status).toBe(200);
  await database.close();
  await tracing.stop();
  expect(await told.promise).toContain("ECONNREFUSED");
});
