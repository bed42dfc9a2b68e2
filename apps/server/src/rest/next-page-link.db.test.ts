import { appRouter } from "@taskflow/api/server";
import { CreateTaskInput } from "@taskflow/contract";
import { createTask } from "@taskflow/domain";
import { domainTest, seedMember, signUp } from "@taskflow/domain/testing";
import { expect } from "vitest";
import { z } from "zod";
import { createRestCaller, type RestCaller } from "../testing/rest-caller.ts";
import { collectRestOperations } from "./rest-operation.ts";

const Page = z.looseObject({
  items: z.array(z.unknown()).optional(),
  tasks: z.array(z.unknown()).optional(),
});

/** Follows `rel="next"` to the end; answers how many things each page had. */
async function walk({ call }: RestCaller, start: string): Promise<number[]> {
  const sizes: number[] = [];
  for (let path: string | undefined = start; path !== undefined;) {
    const { status, headers, body } = await call(`GET ${path}`);
    expect(status).toBe(200);
    const page = Page.parse(body);
    sizes.push((page.items ?? page.tasks ?? []).length);
    const [, next] = /^<\/api([^>]+)>; rel="next"$/u.exec(headers.get("link") ?? "") ?? [];
    expect(next === undefined).toBe(headers.get("link") === null);
    path = next;
  }
  return sizes;
}

domainTest(
  "whoever follows the links of a list has read all of it, with the filters that they began with",
  async ({ services, testDatabase }) => {
    const caller = await createRestCaller(services);
    const { workspaceId, ctx } = caller.person;
    for (const status of ["todo", "todo", "done", "todo"]) {
      await createTask(ctx(), CreateTaskInput.parse({ workspaceId, title: "Ä & ü", status }));
    }
    const team = await caller.call("POST /workspaces", { body: { name: "Team" } });
    for (let count = 0; count < 2; count += 1) {
      const { userId } = await signUp(services);
      const workspace = String(team.body?.["id"]);
      await seedMember(testDatabase, { userId, workspaceId: workspace, role: "viewer" });
    }
    const base = `/workspaces/${workspaceId}`;
    const pages = {
      [`${base}/tasks?limit=2`]: [2, 2],
      [`${base}/tasks?status=todo&status=cancelled&limit=2`]: [2, 1],
      [`${base}/tasks?limit=3&search=%C3%A4`]: [3, 1],
      [`${base}/activity?kind=task&limit=3`]: [3, 1],
      [`/workspaces/${String(team.body?.["id"])}/members?limit=2`]: [2, 1],
      [`${base}/tasks`]: [4],
    };
    const walked = await Promise.all(Object.keys(pages).map((path) => walk(caller, path)));
    expect(walked).toEqual(Object.values(pages));
    const changes = await walk(caller, `${base}/changes?after=0&limit=2`);
    expect(changes.length).toBeGreaterThan(2);
    expect(changes.reduce((sum, size) => sum + size)).toBe(4);
  },
);

domainTest("these are all operations whose answers come in pages", () => {
  const paged = collectRestOperations(appRouter).filter(({ isPaged }) => isPaged);
  expect(paged.map(({ name }) => name)).toEqual([
    "activity.list",
    "change.since",
    "member.list",
    "task.list",
    "token.list",
  ]);
});
