import { createTaskFlowClient, type RouterInputs } from "@taskflow/client";
import { randomBytes } from "node:crypto";
import { describe, expect } from "vitest";
import { countingFetch } from "../src/client/counting-fetch.ts";
import { signedIn } from "../src/client/signed-in.ts";
import { serverTest as test } from "../src/server/server-test.ts";

type Plan = Pick<RouterInputs["token"]["create"], "kind" | "scopes">;

const EVERYTHING: Plan["scopes"] = ["task:write", "change:read"];

/** A token of somebody's own, and a client that has nothing else. */
async function withToken(baseUrl: string, plan: Plan) {
  const { taskflow: owner, workspaceId } = await signedIn(baseUrl);
  const name = "A script of mine";
  const { token, secret } = await owner.token.create.mutate({ workspaceId, name, ...plan });
  const { fetch, countOf, inits } = countingFetch();
  const auth = plan.kind === "signed" ? { keyId: token.id, secret } : { token: secret };
  const taskflow = createTaskFlowClient({ baseUrl, auth, fetch });
  return { owner, workspaceId, token, secret, taskflow, countOf, inits };
}

describe.for(["bearer", "signed"] as const)("a client with a token of kind %s", (kind) => {
  test("does what its scopes say, one by one and in batches, and knows what it is", async ({
    server,
  }) => {
    const { taskflow, workspaceId, token } = await withToken(server.url, {
      kind,
      scopes: EVERYTHING,
    });
    const title = `it's (100%) "ä" *~! <b>${String.fromCodePoint(0x1f33b)}`;
    const task = await taskflow.task.create.mutate({ workspaceId, title });
    const found = await Promise.all(
      Array.from({ length: 25 }, () => taskflow.task.list.query({ workspaceId, search: "it's" })),
    );
    for (const { items } of found) expect(items).toEqual([task]);
    const done = { workspaceId, id: task.id, patch: { status: "done" } } as const;
    await expect(taskflow.task.update.mutate(done)).resolves.toMatchObject({ version: 2 });
    await expect(taskflow.token.current.query()).resolves.toMatchObject({ id: token.id, kind });
  });

  test("is refused what they do not say, and what no token may", async ({ server }) => {
    const { taskflow, workspaceId } = await withToken(server.url, { kind, scopes: ["task:read"] });
    const input = { workspaceId, title: "Water the plants" };
    await expect(taskflow.task.create.mutate(input)).rejects.toMatchObject({
      appCode: "scope_missing",
    });
    await expect(
      taskflow.token.create.mutate({ workspaceId, name: "Another" }),
    ).rejects.toMatchObject({ appCode: "forbidden" });
  });

  test("follows changes until the token is revoked: then it is over, and nothing is exchanged", async ({
    server,
  }) => {
    const { taskflow, owner, workspaceId, token, countOf } = await withToken(server.url, {
      kind,
      scopes: EVERYTHING,
    });
    const titles: string[] = [];
    const follow = async () => {
      for await (const event of taskflow.changes({ workspaceId })) {
        if (event.kind === "sync") {
          await owner.task.create.mutate({ workspaceId, title: "Water the plants" });
        }
        if (event.kind !== "changes") continue;
        titles.push(...event.tasks.map(({ title }) => title));
        await owner.token.revoke.mutate({ workspaceId, id: token.id });
      }
    };
    await expect(follow()).rejects.toMatchObject({ appCode: "unauthenticated" });
    expect(titles).toEqual(["Water the plants"]);
    await expect(taskflow.task.list.query({ workspaceId })).rejects.toMatchObject({
      httpStatus: 401,
    });
    expect(countOf("auth.refresh")).toBe(0);
  });
});

describe("a signed request", () => {
  test("never carries the secret", async ({ server }) => {
    const { taskflow, workspaceId, secret, inits } = await withToken(server.url, {
      kind: "signed",
      scopes: EVERYTHING,
    });
    await taskflow.task.create.mutate({ workspaceId, title: "Water the plants" });
    await taskflow.task.list.query({ workspaceId });
    expect(inits).toHaveLength(2);
    expect(JSON.stringify(inits)).not.toContain(secret.slice(4));
    for (const { headers } of inits) expect(headers).not.toHaveProperty("authorization");
  });

  test("is taken once, and with another secret never", async ({ server }) => {
    const { taskflow, workspaceId, token, inits } = await withToken(server.url, {
      kind: "signed",
      scopes: EVERYTHING,
    });
    await taskflow.task.create.mutate({ workspaceId, title: "Water the plants" });
    const again = await fetch(`${server.url}/trpc/task.create`, inits[0]);
    expect([again.status, await again.text()]).toEqual([
      401,
      expect.stringContaining("nonce_replayed"),
    ]);
    const secret = `tfs_${randomBytes(32).toString("base64url")}`;
    const auth = { keyId: token.id, secret };
    const stranger = createTaskFlowClient({ baseUrl: server.url, auth });
    await expect(stranger.task.list.query({ workspaceId })).rejects.toMatchObject({
      appCode: "signature_invalid",
      data: { reason: "signature_mismatch" },
    });
  });
});
