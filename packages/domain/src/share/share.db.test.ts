import { randomUUID } from "node:crypto";
import {
  CreateProjectInput,
  CreateTaskInput,
  ListSharedTasksInput,
  ProjectId,
  ShareLinkId,
  TaskId,
  type CreateShareLinkInput,
} from "@taskflow/contract";
import { describe, expect } from "vitest";
import { publicContext } from "../context.ts";
import { createProject } from "../project/create-project.ts";
import { setProjectPrivate } from "../project/set-project-private.ts";
import type { Services } from "../services.ts";
import { createTask } from "../task/create-task.ts";
import { deleteTask } from "../task/delete-task.ts";
import {
  asAdmin,
  createTestServices,
  domainTest as test,
  makeToken,
  refusalOf,
  seedMember,
  signUp,
  testCall,
  type TestPerson,
} from "../testing/index.ts";
import { createShareLink } from "./create-share-link.ts";
import { listShareLinks } from "./list-share-links.ts";
import { listSharedTasks } from "./list-shared-tasks.ts";
import { openShare } from "./open-share.ts";
import { revokeShareLink } from "./revoke-share-link.ts";

const PASSWORD = "a word for guests";

async function makeProject({ workspaceId, ctx }: TestPerson, key = "WEB"): Promise<ProjectId> {
  const input = CreateProjectInput.parse({ workspaceId, name: "The shop", key });
  return ProjectId.parse((await createProject(ctx(), input)).id);
}

async function makeTask({ workspaceId, ctx }: TestPerson, projectId: ProjectId, title: string) {
  const input = CreateTaskInput.parse({ workspaceId, projectId, title });
  return TaskId.parse((await createTask(ctx(), input)).id);
}

function share(
  { workspaceId, ctx }: TestPerson,
  projectId: ProjectId,
  fields: Partial<CreateShareLinkInput> = {},
) {
  return createShareLink(ctx(), { workspaceId, projectId, ...fields });
}

const visit = (services: Services) => publicContext(services, testCall());

function tasksOf(services: Services, input: Partial<ListSharedTasksInput>) {
  return listSharedTasks(visit(services), ListSharedTasksInput.parse(input));
}

describe("a share link", () => {
  test("shows the name and the tasks of one project page by page, and nobody's name, id or trash", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const projectId = await makeProject(ada);
    const titles: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      titles.unshift(`Task ${n}`);
      await makeTask(ada, projectId, `Task ${n}`);
    }
    const gone = await makeTask(ada, projectId, "Thrown away");
    await deleteTask(ada.ctx(), { workspaceId: ada.workspaceId, id: gone });
    await makeTask(ada, await makeProject(ada, "APP"), "Of another project");
    const { secret, link } = await share(ada, projectId);
    expect(link).toContain(`#${secret}`);
    expect(await openShare(visit(services), { secret })).toEqual({
      name: "The shop",
      key: "WEB",
      color: "gray",
      icon: "folder",
      pass: null,
    });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof tasksOf>> = await tasksOf(services, {
        secret,
        cursor,
        limit: 2,
      });
      seen.push(...page.items.map(({ title }) => title));
      for (const task of page.items) {
        expect(Object.keys(task).toSorted()).toEqual([
          "description",
          "dueDate",
          "number",
          "priority",
          "status",
          "title",
        ]);
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(titles);
  });

  test("shows a project also after it became private: that is up to who manages it", async ({
    services,
  }) => {
    const ada = await signUp(services);
    const { workspaceId } = ada;
    const id = await makeProject(ada);
    const { secret } = await share(ada, id);
    await setProjectPrivate(ada.ctx(), { workspaceId, id, isPrivate: true });
    expect(await openShare(visit(services), { secret })).toMatchObject({ name: "The shop" });
  });

  test("that is unknown, revoked or expired, or wants another password, is one and the same answer", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const { workspaceId } = ada;
    const projectId = await makeProject(ada);
    const [revoked, expired, locked] = [
      await share(ada, projectId),
      await share(ada, projectId, { expiresAt: "2999-01-01T00:00:00Z" }),
      await share(ada, projectId, { password: PASSWORD }),
    ];
    const { pass } = await openShare(visit(services), {
      secret: locked.secret,
      password: PASSWORD,
    });
    await revokeShareLink(ada.ctx(), {
      workspaceId,
      projectId,
      id: ShareLinkId.parse(revoked.shareLink.id),
    });
    await asAdmin(testDatabase, (client) =>
      client.query("update public.share_link set expires_at = now() where id = $1", [
        expired.shareLink.id,
      ]),
    );
    const answers = [];
    for (const { secret, password } of [
      { secret: "unknown" },
      { secret: "unknown", password: PASSWORD },
      revoked,
      { ...revoked, password: PASSWORD },
      expired,
      locked,
      { ...locked, password: "another word" },
    ] as { secret: string; password?: string }[]) {
      const opened = openShare(visit(services), { secret, ...(password && { password }) });
      answers.push(await refusalOf(opened), await refusalOf(tasksOf(services, { secret })));
    }
    for (const wrong of [`${pass}x`, "garbage"]) {
      answers.push(await refusalOf(tasksOf(services, { secret: locked.secret, pass: wrong })));
    }
    answers.push(await refusalOf(tasksOf(services, { secret: revoked.secret, pass })));
    const told = answers.map(({ code, message, details }) =>
      JSON.stringify({ code, message, details }),
    );
    expect(new Set(told).size).toBe(1);
    expect(answers[0]?.code).toBe("share_void");
    expect(await tasksOf(services, { secret: locked.secret, pass })).toMatchObject({ items: [] });
  });

  test("with a password lets five wrong ones through and then waits, for an unknown link alike", async ({
    database,
  }) => {
    const services = createTestServices(database, { limitsFactor: 1 });
    const ada = await signUp(services);
    const { secret } = await share(ada, await makeProject(ada), { password: PASSWORD });
    for (const tried of [secret, "unknown to anybody"]) {
      const codes = [];
      for (let n = 0; n < 6; n += 1) {
        const refusal = await refusalOf(
          openShare(visit(services), { secret: tried, password: `wrong word ${n}` }),
        );
        codes.push(refusal.code);
      }
      expect(codes).toEqual([...Array.from({ length: 5 }, () => "share_void"), "rate_limited"]);
    }
  });

  test("keeps its secret and its password as hashes only, in no table and no log", async ({
    services,
    testDatabase,
  }) => {
    const ada = await signUp(services);
    const { secret } = await share(ada, await makeProject(ada), { password: PASSWORD });
    await asAdmin(testDatabase, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
      );
      for (const { name } of rows) {
        const { rowCount } = await client.query(
          `select from public."${name}" t where strpos(to_jsonb(t)::text, $1) > 0
             or strpos(to_jsonb(t)::text, $2) > 0`,
          [secret, PASSWORD],
        );
        expect({ name, rowCount }).toEqual({ name, rowCount: 0 });
      }
    });
  });

  test("is listed while somebody writes, and waits for nobody; by a token with the scope for it and no other", async ({
    services,
  }) => {
    const host = await signUp(services);
    const { workspaceId } = host;
    const projectId = await makeProject(host);
    const { shareLink } = await share(host, projectId);
    const ref = { workspaceId, projectId };
    const program = await makeToken(services, host, { scopes: ["share:admin"] });
    const other = await makeToken(services, host, { scopes: ["project:admin", "project:read"] });
    await host.ctx().write(workspaceId, "task:create", async () => {
      expect(await listShareLinks(host.ctx(), ref)).toEqual([shareLink]);
      expect(await listShareLinks(program.ctx(), ref)).toEqual([shareLink]);
      expect((await refusalOf(listShareLinks(other.ctx(), ref))).code).toBe("scope_missing");
    });
    const gone = { workspaceId, projectId: ProjectId.parse(randomUUID()) };
    expect((await refusalOf(listShareLinks(host.ctx(), gone))).code).toBe("not_found");
    const stranger = await signUp(services);
    expect((await refusalOf(listShareLinks(stranger.ctx(), ref))).code).toBe("not_found");
  });

  test("is made, seen and revoked by who manages the project and by nobody else, fifty at most", async ({
    services,
    testDatabase,
  }) => {
    const host = await signUp(services);
    const { workspaceId } = host;
    const [manager, editor, admin] = [
      await signUp(services),
      await signUp(services),
      await signUp(services),
    ];
    await seedMember(testDatabase, { userId: manager.userId, workspaceId, role: "editor" });
    await seedMember(testDatabase, { userId: editor.userId, workspaceId, role: "editor" });
    await seedMember(testDatabase, { userId: admin.userId, workspaceId, role: "admin" });
    const here = (person: TestPerson): TestPerson => ({ ...person, workspaceId });
    const projectId = await makeProject(here(manager));
    const { shareLink } = await share(here(manager), projectId);
    const ref = { workspaceId, projectId, id: ShareLinkId.parse(shareLink.id) };
    expect((await refusalOf(share(here(editor), projectId))).code).toBe("forbidden");
    expect((await refusalOf(listShareLinks(editor.ctx(), ref))).code).toBe("forbidden");
    expect((await refusalOf(revokeShareLink(editor.ctx(), ref))).code).toBe("forbidden");
    expect(await listShareLinks(admin.ctx(), ref)).toEqual([shareLink]);
    await revokeShareLink(admin.ctx(), ref);
    expect((await refusalOf(revokeShareLink(admin.ctx(), ref))).code).toBe("not_found");
    expect(await listShareLinks(manager.ctx(), ref)).toEqual([]);
    for (let n = 0; n < 50; n += 1) await share(here(manager), projectId);
    expect((await refusalOf(share(here(manager), projectId))).code).toBe("limit_reached");
  });
});
