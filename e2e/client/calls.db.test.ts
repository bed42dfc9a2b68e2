import { createTaskFlowClient, isTaskFlowError, type Fetch } from "@taskflow/client";
import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { countingFetch } from "../src/client/counting-fetch.ts";
import { signedIn } from "../src/client/signed-in.ts";
import { serverTest as test } from "../src/server/server-test.ts";
import { startTestServer } from "../src/server/start-test-server.ts";

/** A server's answer that does not come before `release`, or not at all. */
function heldFetch() {
  const gate = Promise.withResolvers<void>();
  const begun: string[] = [];
  const ended: string[] = [];
  const held: Fetch = async (url, init) => {
    const { signal } = init;
    begun.push(url);
    const aborted = new Promise<never>((_resolve, reject) => {
      signal?.addEventListener("abort", () => {
        ended.push(url);
        reject(new DOMException("aborted", "AbortError"));
      });
    });
    await Promise.race([gate.promise, aborted]);
    return fetch(url, init);
  };
  return { fetch: held, release: gate.resolve, begun, ended };
}

describe("calls of the same moment", () => {
  test("go together when they ask, at most twenty in a request, and by themselves when they change something", async ({
    server,
  }) => {
    const { fetch: counting, urls } = countingFetch();
    const { taskflow, workspaceId } = await signedIn(server.url, { fetch: counting });
    const titles = Array.from({ length: 45 }, (_, index) => `Task ${index}`);
    const tasks = await Promise.all(
      titles.map((title) => taskflow.task.create.mutate({ workspaceId, title })),
    );
    urls.length = 0;
    const read = await Promise.all(
      tasks.map(({ id }) => taskflow.task.get.query({ workspaceId, id })),
    );
    expect(read).toEqual(tasks);
    expect(urls.map(({ pathname }) => pathname.split(",").length)).toEqual([20, 20, 5]);
    expect(read.map(({ title }) => title)).toEqual(titles);
  });

  test("never make an address that the server finds too long", async ({ server }) => {
    const { fetch: counting, urls } = countingFetch();
    const { taskflow, workspaceId } = await signedIn(server.url, { fetch: counting });
    urls.length = 0;
    const search = "ä".repeat(200);
    const pages = await Promise.all(
      Array.from({ length: 20 }, () => taskflow.task.list.query({ workspaceId, search })),
    );
    expect(pages.every(({ items }) => items.length === 0)).toBe(true);
    expect(urls.length).toBeGreaterThan(1);
    for (const { href } of urls) expect(href.length).toBeLessThanOrEqual(8_000);
  });

  test("fail each for itself", async ({ server }) => {
    const { taskflow, workspaceId } = await signedIn(server.url);
    const [me, missing] = await Promise.allSettled([
      taskflow.auth.me.query(),
      taskflow.task.get.query({ workspaceId, id: randomUUID() }),
    ]);
    expect(me.status).toBe("fulfilled");
    expect(missing).toMatchObject({ status: "rejected", reason: { appCode: "not_found" } });
  });

  test("do not mix what the server wants alone with others", async ({ server }) => {
    const { taskflow } = await signedIn(server.url);
    const [me, whole] = await Promise.all([
      taskflow.auth.me.query(),
      taskflow.account.export.query(),
    ]);
    expect(JSON.stringify(whole)).toContain(me.user.email);
  });
});

describe("a refused call", () => {
  test("names each field that does not fit", async ({ server }) => {
    const { taskflow, workspaceId } = await signedIn(server.url);
    const refused = taskflow.task.create.mutate({ workspaceId, title: "", dueDate: "soon" });
    const error: unknown = await refused.catch((reason: unknown) => reason);
    if (!isTaskFlowError(error, "invalid_input")) throw error;
    expect(error.issues.map(({ path }) => path)).toEqual([["title"], ["dueDate"]]);
    expect(error).toMatchObject({ httpStatus: 400, message: "The input does not fit." });
    expect(error.requestId).toMatch(/^[\w-]{8,}$/u);
  });

  test("holds the object of now where somebody was first", async ({ server }) => {
    const { taskflow, workspaceId } = await signedIn(server.url);
    const { id, version } = await taskflow.task.create.mutate({ workspaceId, title: "One" });
    const ref = { workspaceId, id, version };
    const two = await taskflow.task.update.mutate({ ...ref, patch: { title: "Two" } });
    const late = taskflow.task.update.mutate({ ...ref, patch: { title: "Three" } });
    const error: unknown = await late.catch((reason: unknown) => reason);
    if (!isTaskFlowError(error, "conflict")) throw error;
    expect(error.current).toEqual(two);
  });

  test("says when to come back, and is not asked again sooner", async ({
    server,
    testDatabase,
  }) => {
    const { store } = await signedIn(server.url);
    const strict = await startTestServer(testDatabase, { TASKFLOW_LIMITS_FACTOR: "0.05" });
    const { fetch: counting, urls } = countingFetch();
    const taskflow = createTaskFlowClient({
      baseUrl: strict.url,
      auth: { store },
      fetch: counting,
      retry: { maxDelayMs: 0 },
    });
    let calls = 0;
    const flood = async (): Promise<never> => {
      for (;;) {
        calls += 1;
        await taskflow.auth.me.query();
      }
    };
    const error: unknown = await flood().catch((reason: unknown) => reason);
    await strict.stop();
    if (!isTaskFlowError(error, "rate_limited")) throw error;
    expect(error.retryAfterSeconds).toBeGreaterThan(0);
    expect(error.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(urls).toHaveLength(calls);
  });

  test("is an error by its name too, and no other error is one", () => {
    const foreign = Object.assign(new Error("No."), { name: "TaskFlowError", appCode: "busy" });
    expect(isTaskFlowError(foreign)).toBe(true);
    expect(isTaskFlowError(foreign, "busy", "conflict")).toBe(true);
    expect(isTaskFlowError(foreign, "conflict")).toBe(false);
    for (const other of [new Error("No."), { name: "TaskFlowError" }, undefined])
      expect(isTaskFlowError(other)).toBe(false);
  });
});

describe("a call ends", () => {
  test("when its caller aborts it, with the caller's reason, and its request with it", async ({
    server,
  }) => {
    const { store, workspaceId } = await signedIn(server.url);
    const { fetch: held, begun, ended } = heldFetch();
    const taskflow = createTaskFlowClient({ baseUrl: server.url, auth: { store }, fetch: held });
    const controller = new AbortController();
    const { signal } = controller;
    const calls = [
      taskflow.task.list.query({ workspaceId }, { signal }),
      taskflow.task.create.mutate({ workspaceId, title: "Never" }, { signal }),
    ];
    const settled = Promise.allSettled(calls);
    await expect.poll(() => begun).toHaveLength(2);
    const reason = new Error("changed my mind");
    controller.abort(reason);
    for (const call of await settled) expect(call).toEqual({ status: "rejected", reason });
    expect(ended).toHaveLength(2);
    await expect(taskflow.auth.me.query(undefined, { signal })).rejects.toBe(reason);
  });

  test("alone of its batch when it alone is aborted", async ({ server }) => {
    const { store, workspaceId } = await signedIn(server.url);
    const { fetch: held, release, begun, ended } = heldFetch();
    const taskflow = createTaskFlowClient({ baseUrl: server.url, auth: { store }, fetch: held });
    const controller = new AbortController();
    const { signal } = controller;
    const aborted = taskflow.task.list.query({ workspaceId }, { signal });
    const other = taskflow.auth.me.query();
    await expect.poll(() => begun).toHaveLength(1);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
    release();
    await expect(other).resolves.toBeDefined();
    expect(ended).toEqual([]);
  });

  test("when it takes too long, the client's way or its own", async ({ server }) => {
    const { store, workspaceId } = await signedIn(server.url);
    const { fetch: held } = heldFetch();
    const options = { baseUrl: server.url, auth: { store }, fetch: held };
    const hasty = createTaskFlowClient({ ...options, timeoutMs: 20 });
    await expect(hasty.task.list.query({ workspaceId })).rejects.toMatchObject({
      appCode: "timed_out",
      message: "task.list took longer than 20 ms.",
    });
    const patient = createTaskFlowClient(options);
    await expect(patient.task.list.query({ workspaceId }, { timeoutMs: 30 })).rejects.toMatchObject(
      { appCode: "timed_out", message: "task.list took longer than 30 ms." },
    );
    await expect(
      patient.task.list.query({ workspaceId }, { signal: AbortSignal.timeout(10) }),
    ).rejects.toMatchObject({ name: "TimeoutError" });
  });
});
