import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { addTask, saving, titles } from "../src/browser/board.ts";
import { browserTest, expectSoon } from "../src/browser/browser-test.ts";
import { signIn, signOut, signUp } from "../src/browser/door.ts";
import { startServerProcess } from "../src/server/server-process.ts";
import type { TestServer } from "../src/server/start-test-server.ts";

/** What an operator starts: the bundle, with a database of its own in a new directory. */
const test = browserTest.extend(
  "server",
  { scope: "file" },
  async ({}, { onCleanup }): Promise<TestServer> => {
    const dataDir = await mkdtemp(join(tmpdir(), "taskflow-e2e-"));
    const settings = { TASKFLOW_DATA_DIR: dataDir, LOG_LEVEL: "warn" };
    const server = await startServerProcess(settings);
    let asked = 0;
    // What the start says to people may still come after its address; the log is JSON.
    const takeFaults = () => {
      const faults = server.lines.slice(asked).filter((line) => line.startsWith("{"));
      asked = server.lines.length;
      return faults;
    };
    const stop = async () => {
      server.kill("SIGTERM");
      await server.exited;
      await rm(dataDir, { recursive: true });
    };
    onCleanup(stop);
    return { url: server.url, takeFaults, stop };
  },
);

test("somebody works under a plain address, where a browser grants no more than it must", async ({
  visit,
}) => {
  const { page, problems } = await visit({ hostname: "tasks.example" });
  // Two headers that the browser says it ignores there.
  problems.expect("Cross-Origin-Opener-Policy header has been ignored");
  problems.expect("Clear-Site-Data header", "Not supported for insecure origins");
  const ada = await signUp(page);
  expect(await page.evaluate("isSecureContext")).toBe(false);
  await saving(page, "task.create", () => addTask(page, "Water the plants"));
  await page.reload();
  await expectSoon(() => titles(page)).toEqual(["Water the plants"]);
  await page.getByLabel("Search tasks").fill("pla");
  await expectSoon(() => titles(page)).toEqual(["Water the plants"]);
  await signOut(page);
  await signIn(page, ada);
  await expectSoon(() => titles(page)).toEqual(["Water the plants"]);
});
