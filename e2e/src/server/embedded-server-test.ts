import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, vi } from "vitest";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/** For what is left of a PostgreSQL whose server was killed. */
const END_MAX_MS = 20_000;

/** Tests that start servers with a PostgreSQL of their own, one after the other on the same data directory. */
export const embeddedServerTest = test
  .extend("dataDir", { scope: "file" }, async ({}, { onCleanup }) => {
    const dataDir = await mkdtemp(join(tmpdir(), "taskflow-e2e-"));
    onCleanup(() => rm(dataDir, { recursive: true, force: true }));
    return dataDir;
  })
  .extend("start", async ({ dataDir }, { onCleanup }) => {
    const started: ServerProcess[] = [];
    onCleanup(async () => {
      for (const server of started) server.kill("SIGKILL");
      await Promise.all(started.map((server) => server.exited));
      await vi.waitUntil(async () => !(await isPostgresRunning(dataDir)), { timeout: END_MAX_MS });
    });
    return async (): Promise<ServerProcess> => {
      const server = await startServerProcess({ TASKFLOW_DATA_DIR: dataDir });
      started.push(server);
      return server;
    };
  });

/** PostgreSQL takes its file away when it ends in good order. */
export function isPostgresRunning(dataDir: string): Promise<boolean> {
  return access(join(dataDir, "postgres", "postmaster.pid")).then(
    () => true,
    () => false,
  );
}
