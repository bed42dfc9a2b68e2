import { Me, SignedIn, Task } from "@taskflow/contract";
import { expect } from "vitest";
import { z } from "zod";
import { newEmail, PASSWORD } from "../src/client/register-person.ts";
import { serverTest as test } from "../src/server/server-test.ts";

const Anything = z.record(z.string(), z.json());

/** What `curl` does: a method, a path, a body, a token. */
async function call(url: string, method: string, options: { token?: string; body?: object } = {}) {
  const { token, body } = options;
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: body ? JSON.stringify(body) : null,
  });
  return { status: answer.status, body: Anything.parse(await answer.json()) };
}

test("a program without a client library registers, works with tasks, meets a conflict, deletes, restores", async ({
  server,
}) => {
  const api = `${server.url}/api`;
  const account = { email: newEmail(), password: PASSWORD };
  const registered = await call(`${api}/auth/register`, "POST", { body: account });
  expect(registered).toMatchObject({ status: 200, body: { status: "signed_in" } });
  const { accessToken: token } = SignedIn.parse(registered.body);

  const me = await call(`${api}/auth/me`, "GET", { token });
  expect(me.body).toMatchObject({
    user: { email: account.email },
    workspaces: [{ role: "owner" }],
  });
  const tasks = `${api}/workspaces/${Me.parse(me.body).workspaces[0]?.id}/tasks`;

  const created = await call(tasks, "POST", { token, body: { title: "Water the plants" } });
  expect(created).toMatchObject({ status: 201, body: { status: "todo", version: 1 } });
  const task = `${tasks}/${Task.parse(created.body).id}`;
  const found = await call(`${tasks}?status=todo&search=pla`, "GET", { token });
  expect(found.body).toEqual({ items: [created.body], nextCursor: null });

  const patch = (title: string) => ({ version: 1, patch: { title } });
  const patched = await call(task, "PATCH", { token, body: patch("Water the roses") });
  expect(patched).toMatchObject({ status: 200, body: { title: "Water the roses", version: 2 } });
  const conflict = await call(task, "PATCH", { token, body: patch("Water the cactus") });
  expect(conflict).toMatchObject({
    status: 409,
    body: { appCode: "conflict", status: 409, current: patched.body },
  });

  const deleted = await call(task, "DELETE", { token });
  expect(deleted).toMatchObject({ status: 200, body: { deletedAt: expect.any(String) } });
  expect((await call(tasks, "GET", { token })).body).toEqual({ items: [], nextCursor: null });
  expect((await call(`${tasks}?deleted=true`, "GET", { token })).body["items"]).toEqual([
    deleted.body,
  ]);
  const restored = await call(`${task}/restore`, "POST", { token });
  expect(restored).toMatchObject({
    status: 200,
    body: { title: "Water the roses", deletedAt: null },
  });

  expect(await call(`${api}/auth/logout`, "POST", { token })).toEqual({ status: 200, body: {} });
  expect(await call(`${api}/auth/me`, "GET", { token })).toMatchObject({
    status: 401,
    body: { appCode: "unauthenticated" },
  });
});
