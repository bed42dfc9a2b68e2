import {
  createTaskFlowClient,
  memoryStore,
  type Fetch,
  type SessionStore,
  type StoredSession,
  type TaskFlowSessionClient,
} from "@taskflow/client";
import { describe, expect } from "vitest";
import { countingFetch } from "../src/client/counting-fetch.ts";
import { signedIn } from "../src/client/signed-in.ts";
import { serverTest as test } from "../src/server/server-test.ts";

const DAY_MS = 86_400_000;

async function kept(store: SessionStore): Promise<StoredSession> {
  const session = await store.read();
  if (!session) throw new Error("nobody is signed in");
  return session;
}

/** Twenty calls of the same moment that go in a request each. */
const twenty = (taskflow: TaskFlowSessionClient) =>
  Promise.all(Array.from({ length: 20 }, () => taskflow.account.update.mutate({ name: "Ada" })));

describe("a session", () => {
  test("is made by e-mail and password, works, and is over after signing out, on the server too", async ({
    server,
  }) => {
    const { taskflow, store, credentials } = await signedIn(server.url);
    const { user, workspaces } = await taskflow.auth.me.query();
    expect(user.email).toBe(credentials.email);
    expect(workspaces).toHaveLength(1);
    const before = await kept(store);
    await taskflow.signOut();
    expect(await store.read()).toBeNull();
    const again = memoryStore();
    await again.write(before);
    const thief = createTaskFlowClient({ baseUrl: server.url, auth: { store: again } });
    await expect(thief.auth.me.query()).rejects.toMatchObject({ appCode: "unauthenticated" });
    expect(await again.read()).toBeNull();
  });

  test("is not made by a wrong password, which is tried once", async ({ server }) => {
    const { fetch: counting, countOf } = countingFetch();
    const { taskflow, credentials } = await signedIn(server.url, { fetch: counting });
    const before = countOf("auth.login");
    const wrong = taskflow.signIn({ ...credentials, password: "correct horse battery 43" });
    await expect(wrong).rejects.toMatchObject({ appCode: "invalid_credentials", httpStatus: 401 });
    expect(countOf("auth.login") - before).toBe(1);
    await expect(taskflow.auth.me.query()).resolves.toMatchObject({ workspaces: [{}] });
  });

  test("needs nobody for what is open to all", async ({ server }) => {
    const taskflow = createTaskFlowClient({ baseUrl: server.url });
    const secret = "x".repeat(43);
    await expect(taskflow.share.open.mutate({ secret })).rejects.toMatchObject({
      appCode: "share_void",
    });
    await expect(taskflow.auth.me.query()).rejects.toMatchObject({ appCode: "unauthenticated" });
  });

  test("is kept where its program wants, and found there by the next one", async ({ server }) => {
    const { store, credentials } = await signedIn(server.url);
    const file = JSON.stringify(await kept(store));
    const reading: SessionStore = { read: async () => JSON.parse(file), write: () => {} };
    const next = createTaskFlowClient({ baseUrl: server.url, auth: { store: reading } });
    const { user } = await next.auth.me.query();
    expect(user.email).toBe(credentials.email);
  });
});

describe("a token that ran out is exchanged once for all who wait", () => {
  test("before it is sent, when it is known to be old", async ({ server }) => {
    const { fetch: counting, countOf } = countingFetch();
    const { store } = await signedIn(server.url);
    await store.write({ ...(await kept(store)), expiresAtMs: Date.now() + 1_000 });
    const options = { baseUrl: server.url, auth: { store }, fetch: counting };
    expect(await twenty(createTaskFlowClient(options))).toHaveLength(20);
    expect(countOf("auth.refresh")).toBe(1);
    expect((await kept(store)).expiresAtMs).toBeGreaterThan(Date.now() + 60_000);
  });

  test("and after it was refused, when it was not", async ({ server }) => {
    const { fetch: counting, countOf } = countingFetch();
    const { store } = await signedIn(server.url);
    const expiresAtMs = Date.now() + DAY_MS;
    await store.write({ ...(await kept(store)), accessToken: "e30.e30.e30", expiresAtMs });
    const options = { baseUrl: server.url, auth: { store }, fetch: counting };
    const taskflow = createTaskFlowClient(options);
    expect(await twenty(taskflow)).toHaveLength(20);
    expect(countOf("auth.refresh")).toBe(1);
  });

  test("also by several programs that share a store, and again when the answer was lost", async ({
    server,
  }) => {
    const { store } = await signedIn(server.url);
    await store.write({ ...(await kept(store)), expiresAtMs: 0 });
    let lost = 0;
    const losing: Fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (!url.endsWith("auth.refresh") || lost > 0) return response;
      lost += 1;
      throw new TypeError("fetch failed");
    };
    const clients = [losing, losing, losing].map((through) =>
      createTaskFlowClient({ baseUrl: server.url, auth: { store }, fetch: through }),
    );
    for (const updated of await Promise.all(clients.map(twenty))) expect(updated).toHaveLength(20);
    expect(lost).toBe(1);
  });

  test("and not again by who finds that another program has done so meanwhile", async ({
    server,
  }) => {
    const { store } = await signedIn(server.url);
    await store.write({ ...(await kept(store)), accessToken: "e30.e30.e30" });
    const other = createTaskFlowClient({ baseUrl: server.url, auth: { store } });
    const { fetch: counting, countOf } = countingFetch();
    const slow: Fetch = async (url, init) => {
      await other.auth.me.query();
      return counting(url, init);
    };
    const options = { baseUrl: server.url, auth: { store }, fetch: slow };
    await createTaskFlowClient(options).auth.me.query();
    expect(countOf("auth.me")).toBe(2);
    expect(countOf("auth.refresh")).toBe(0);
  });

  test("and forgotten, if the session is over", async ({ server }) => {
    const { taskflow, store } = await signedIn(server.url);
    await taskflow.auth.logout.mutate();
    expect(await store.read()).not.toBeNull();
    await expect(taskflow.auth.me.query()).rejects.toMatchObject({ appCode: "unauthenticated" });
    expect(await store.read()).toBeNull();
  });

  test("and used a moment longer, if it is good and nobody answers", async ({ server }) => {
    const { store } = await signedIn(server.url);
    await store.write({ ...(await kept(store)), expiresAtMs: Date.now() + 20_000 });
    const cut: Fetch = (url, init) =>
      url.endsWith("auth.refresh") ? Promise.reject(new TypeError("cut")) : fetch(url, init);
    const options = { baseUrl: server.url, auth: { store }, fetch: cut, retry: { tries: 1 } };
    await expect(createTaskFlowClient(options).auth.me.query()).resolves.toBeDefined();
    await store.write({ ...(await kept(store)), expiresAtMs: Date.now() - 1 });
    await expect(createTaskFlowClient(options).auth.me.query()).rejects.toMatchObject({
      appCode: "unreachable",
    });
    expect(await store.read()).not.toBeNull();
  });
});
