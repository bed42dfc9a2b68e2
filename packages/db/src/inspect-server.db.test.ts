import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import { expect } from "vitest";
import { inspectServer } from "./inspect-server.ts";
import { dbTest as test } from "./testing/index.ts";

test("a server tells its version and what a login may do beyond serving", async ({
  testDatabase,
}) => {
  const superuser = await inspectServer(testDatabase.adminUrl);
  expect(superuser.version).toBeGreaterThan(180_000);
  expect(superuser.versionText).toMatch(/^18\./u);
  expect(superuser.excessOfLogin).toContain("is a superuser");
  const app = await inspectServer(testDatabase.appUrl);
  expect(app).toMatchObject({ login: "tf_app", excessOfLogin: [] });
});

test("PostgreSQL itself is not taken for a pooler", async ({ testDatabase }) => {
  const report = await inspectServer(testDatabase.appUrl);
  expect(report).toMatchObject({ isPooled: false, keepsPreparedStatements: true });
});

test("what makes up the process's number is a pooler", async ({ testDatabase, onTestFinished }) => {
  const url = new URL(testDatabase.appUrl);
  const between = await standBetween(`${decodeURIComponent(url.hostname)}/.s.PGSQL.${url.port}`);
  onTestFinished(() => void between.close());
  const address = between.address();
  url.hostname = "127.0.0.1";
  url.port = typeof address === "object" ? String(address?.port) : "";
  const report = await inspectServer(url.href);
  // It leaves each client its connection, as a pooler does that keeps prepared statements.
  expect(report).toMatchObject({ isPooled: true, keepsPreparedStatements: true });
});

/** The message that tells a client its number for cancelling: "K", its length 12, the number, a key. */
const KEY_DATA = Buffer.from([0x4b, 0, 0, 0]);

async function standBetween(socketPath: string): Promise<Server> {
  const server = createServer((client) => {
    const postgres = connect(socketPath);
    client.pipe(postgres);
    postgres.on("data", (chunk: Buffer) => {
      const start = chunk.indexOf(KEY_DATA);
      if (start !== -1) chunk.writeInt32BE(1, start + 5);
      client.write(chunk);
    });
    for (const socket of [client, postgres]) socket.on("error", () => {});
    postgres.on("close", () => client.destroy());
    client.on("close", () => postgres.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
