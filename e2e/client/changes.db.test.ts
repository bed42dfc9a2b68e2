import { createTaskFlowClient, type ChangeEvent, type Fetch } from "@taskflow/client";
import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { countingFetch } from "../src/client/counting-fetch.ts";
import { signedIn } from "../src/client/signed-in.ts";
import { serverTest as test } from "../src/server/server-test.ts";

/** The next event of a kind; what comes before it is let go. */
async function next<Kind extends ChangeEvent["kind"]>(
  changes: AsyncGenerator<ChangeEvent, void>,
  kind: Kind,
) {
  for (;;) {
    const { value } = await changes.next();
    if (!value) throw new Error("the stream is over");
    // What the comparison says, the compiler does not conclude of a type parameter.
    if (value.kind === kind) return value as Extract<ChangeEvent, { readonly kind: Kind }>;
  }
}

describe("changes", () => {
  test("begin with a word to read anew, then tell each thing as it is", async ({ server }) => {
    const { taskflow, workspaceId } = await signedIn(server.url);
    const changes = taskflow.changes({ workspaceId });
    const sync = await next(changes, "sync");
    const task = await taskflow.task.create.mutate({ workspaceId, title: "Water the plants" });
    const told = await next(changes, "changes");
    expect(told.tasks).toEqual([task]);
    expect(Number(told.number)).toBeGreaterThan(Number(sync.number));
    await changes.return();
  });

  test("go on after the last number that was taken, and say nothing twice", async ({ server }) => {
    const { taskflow, workspaceId } = await signedIn(server.url);
    const first = taskflow.changes({ workspaceId });
    const { number: after } = await next(first, "sync");
    await first.return();
    const meanwhile = await taskflow.task.create.mutate({ workspaceId, title: "Meanwhile" });
    const second = taskflow.changes({ workspaceId, after });
    const { value } = await second.next();
    expect(value).toMatchObject({ kind: "changes", tasks: [meanwhile] });
    await second.return();
  });

  test("begin anew for a number that was never reached", async ({ server }) => {
    const { taskflow, workspaceId } = await signedIn(server.url);
    const changes = taskflow.changes({ workspaceId, after: "999999" });
    expect((await changes.next()).value).toMatchObject({ kind: "sync" });
    await changes.return();
  });

  test("end without a word when they are aborted, and leave no connection behind", async ({
    server,
  }) => {
    const { taskflow, workspaceId } = await signedIn(server.url);
    for (let visit = 0; visit < 12; visit += 1) {
      const controller = new AbortController();
      const { signal } = controller;
      const kinds: string[] = [];
      // Two more than one person may have open.
      for await (const { kind } of taskflow.changes({ workspaceId, signal })) {
        kinds.push(kind);
        controller.abort();
      }
      expect(kinds).toEqual(["sync"]);
    }
    const over = taskflow.changes({ workspaceId, signal: AbortSignal.abort() });
    expect(await over.next()).toEqual({ done: true, value: undefined });
  });

  test("end with the refusal that no other try can change", async ({ server }) => {
    const { taskflow } = await signedIn(server.url);
    const foreign = taskflow.changes({ workspaceId: randomUUID() });
    await expect(foreign.next()).rejects.toMatchObject({ appCode: "not_found" });
    const nonsense = taskflow.changes({ workspaceId: "everything" });
    await expect(nonsense.next()).rejects.toMatchObject({ appCode: "invalid_input" });
  });

  test("go on with another token when theirs has run out, and end with the session", async ({
    server,
  }) => {
    const { fetch: counting, countOf } = countingFetch();
    const { store, workspaceId } = await signedIn(server.url);
    const session = await store.read();
    if (!session) throw new Error("nobody is signed in");
    await store.write({ ...session, accessToken: "e30.e30.e30" });
    const options = { baseUrl: server.url, auth: { store }, fetch: counting };
    const taskflow = createTaskFlowClient(options);
    const changes = taskflow.changes({ workspaceId });
    await next(changes, "sync");
    expect(countOf("auth.refresh")).toBe(1);
    await taskflow.auth.logout.mutate();
    await expect(next(changes, "changes")).rejects.toMatchObject({ appCode: "unauthenticated" });
  });

  test("are read on where a connection broke in the middle of an event", async ({ server }) => {
    const { store, workspaceId, taskflow: writer } = await signedIn(server.url);
    /** Bytes that get through before the first connections break. */
    const cuts = [2_000, 3_000];
    const breaking: Fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (!url.includes("change.stream")) return response;
      let left = cuts.shift() ?? Number.POSITIVE_INFINITY;
      const cut = new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          controller.enqueue(chunk.subarray(0, left));
          left -= chunk.length;
          if (left <= 0) controller.error(new TypeError("terminated"));
        },
      });
      const { status, headers } = response;
      return new Response(response.body?.pipeThrough(cut), { status, headers });
    };
    const reader = createTaskFlowClient({ baseUrl: server.url, auth: { store }, fetch: breaking });
    const changes = reader.changes({ workspaceId });
    await next(changes, "sync");
    const titles = Array.from({ length: 30 }, (_, index) => `Task ${index}`);
    const writing = (async () => {
      for (const title of titles) await writer.task.create.mutate({ workspaceId, title });
    })();
    const told: string[] = [];
    while (told.length < titles.length) {
      const { tasks } = await next(changes, "changes");
      told.push(...tasks.map(({ title }) => title));
    }
    await writing;
    expect(told).toEqual(titles);
    expect(cuts).toEqual([]);
    await changes.return();
  });
});
