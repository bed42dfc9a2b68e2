import { randomUUIDv7 } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
import { addTask, panel, saving, titles } from "../src/browser/board.ts";
import { browserTest as test, expectSoon, type Visit } from "../src/browser/browser-test.ts";
import { signUp } from "../src/browser/door.ts";
import { apiClient } from "../src/client/api-client.ts";
import { refusalOf } from "../src/client/refusal-of.ts";

interface Ref {
  readonly workspaceId: string;
  readonly id: string;
}

/** Registers in a browser and writes two tasks down. */
async function settle(visit: Visit, url: string, name: string) {
  const { page, problems } = await visit();
  const { email, password } = await signUp(page, name);
  await saving(page, "task.create", () => addTask(page, `${name} waters the plants`));
  await saving(page, "task.create", () => addTask(page, `${name} pays the rent`));
  const { accessToken } = await apiClient(url).auth.login.mutate({ email, password });
  const api = apiClient(url, accessToken);
  const [personal] = (await api.auth.me.query()).workspaces;
  const workspaceId = personal?.id ?? "";
  const { items: tasks } = await api.task.list.query({ workspaceId });
  return { name, page, problems, api, accessToken, workspaceId, tasks };
}

type Person = Awaited<ReturnType<typeof settle>>;

/** What a program is told that does everything to one task over tRPC. */
async function rpcRefusals({ api }: Person, ref: Ref) {
  const told = [
    await refusalOf(api.task.get.query(ref)),
    await refusalOf(api.task.update.mutate({ ...ref, patch: { title: "Mine now" } })),
    await refusalOf(api.task.delete.mutate(ref)),
    await refusalOf(api.task.restore.mutate(ref)),
    await refusalOf(api.task.list.query({ workspaceId: ref.workspaceId, cursor: "anything" })),
  ];
  return told.map(({ requestId: _, ...rest }) => rest);
}

/** The same over REST. */
async function restRefusals(url: string, { accessToken }: Person, { workspaceId, id }: Ref) {
  const path = `${url}/api/workspaces/${workspaceId}/tasks/${id}`;
  const call = async (method: string, suffix = "", body?: object) => {
    const answer = await fetch(path + suffix, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const problem = z.record(z.string(), z.unknown()).parse(await answer.json());
    return { ...problem, requestId: undefined, status: answer.status };
  };
  return [
    await call("GET"),
    await call("PATCH", "", { patch: { title: "Mine now" } }),
    await call("DELETE"),
    await call("POST", "/restore"),
  ];
}

test("two people who work at the same time never see each other", async ({ visit, server }) => {
  const [ada, bob] = await Promise.all([
    settle(visit, server.url, "Ada"),
    settle(visit, server.url, "Bob"),
  ]);
  for (const [me, other] of [
    [ada, bob],
    [bob, ada],
  ] as const) {
    const { page, workspaceId } = me;
    const theirs = { workspaceId: other.workspaceId, id: other.tasks[0]?.id ?? "" };

    // In the browser: not in the list, not by search, not by address.
    await page.reload();
    await expectSoon(() => titles(page)).toEqual([
      `${me.name} pays the rent`,
      `${me.name} waters the plants`,
    ]);
    await page.getByLabel("Search tasks").fill("plants");
    await expectSoon(() => titles(page)).toEqual([`${me.name} waters the plants`]);
    await page.getByLabel("Search tasks").fill(other.name);
    await page.getByRole("heading", { name: "Nothing matches" }).waitFor();
    me.problems.expect("status of 404", "task.get");
    await page.goto(`/tasks/${theirs.id}`);
    await panel(page).getByRole("heading", { name: "There is no such task" }).waitFor();
    expect(await page.locator("body").textContent()).not.toContain(`${other.name} pays`);

    // By program: their ids get exactly what unknown ones do.
    const unknown = { workspaceId: randomUUIDv7(), id: randomUUIDv7() };
    const pairs = [
      [theirs, unknown],
      [
        { ...theirs, workspaceId },
        { ...unknown, workspaceId },
      ],
    ] as const;
    for (const [ofTheirs, ofNobody] of pairs) {
      const rpc = await rpcRefusals(me, ofTheirs);
      expect(rpc[0]).toMatchObject({ appCode: "not_found", httpStatus: 404 });
      expect(rpc).toEqual(await rpcRefusals(me, ofNobody));
      const rest = await restRefusals(server.url, me, ofTheirs);
      expect(rest[0]).toMatchObject({ status: 404 });
      expect(rest).toEqual(await restRefusals(server.url, me, ofNobody));
    }
  }
  // And nothing of either was touched.
  for (const { api, workspaceId, tasks } of [ada, bob]) {
    expect((await api.task.list.query({ workspaceId })).items).toEqual(tasks);
  }
});
