import { randomUUID } from "node:crypto";
import { asAdmin, dbTest as test } from "@taskflow/db/testing";
import { expect, vi } from "vitest";
import { registerPerson } from "../src/client/register-person.ts";
import { openLosingProxy } from "../src/server/open-losing-proxy.ts";
import { startServerProcess } from "../src/server/server-process.ts";

/** Two starts of a server. */
const TIMEOUT_MS = 60_000;
const WAIT = { timeout: 20_000, interval: 20 };

test(
  "a write whose server is killed between the commit and the answer is done once, and the repeat is answered",
  async ({ testDatabase, onTestFinished }) => {
    const proxy = await openLosingProxy(
      testDatabase.adminUrl,
      'insert into "public"."idempotency_record"',
    );
    onTestFinished(() => proxy.close());
    const start = async (databaseUrl: string) => {
      const server = await startServerProcess({
        DATABASE_URL: databaseUrl,
        DATABASE_DIRECT_URL: testDatabase.adminUrl,
        TASKFLOW_SECRET: "a secret that only tests know, 32+",
      });
      onTestFinished(async () => {
        server.kill("SIGKILL");
        await server.exited;
      });
      return server;
    };
    const first = await start(proxy.url);
    const { accessToken, workspaceId } = await registerPerson(first.url);
    const key = randomUUID();
    const create = (url: string) =>
      fetch(`${url}/api/workspaces/${workspaceId}/tasks`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${accessToken}`,
          "content-type": "application/json",
          "idempotency-key": key,
        },
        body: JSON.stringify({ title: "Water the plants" }),
      });
    const lost = create(first.url).then(
      () => "answered",
      () => "lost",
    );
    const isCommitted = () =>
      asAdmin(testDatabase, async (client) => {
        const kept = await client.query("select from public.idempotency_record where key = $1", [
          key,
        ]);
        return kept.rowCount === 1;
      });
    await vi.waitUntil(isCommitted, WAIT);
    first.kill("SIGKILL");
    expect(await lost).toBe("lost");

    const second = await start(testDatabase.adminUrl);
    const answers = [await create(second.url), await create(second.url)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers.map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([
      "true",
      "true",
    ]);
    const bodies: unknown[] = await Promise.all(answers.map((answer) => answer.json()));
    expect(bodies[0]).toEqual(bodies[1]);
    const tasks = await asAdmin(testDatabase, (client) =>
      client.query<{ id: string }>("select id from public.task where workspace_id = $1", [
        workspaceId,
      ]),
    );
    expect(bodies[0]).toMatchObject(tasks.rows[0] ?? {});
    expect(tasks.rowCount).toBe(1);
  },
  TIMEOUT_MS,
);
