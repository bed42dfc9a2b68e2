import {
  CreateProjectInput,
  CreateTaskInput,
  ListSharedTasksInput,
  NewPassword,
  ProjectId,
  UserId,
  type WorkspaceId,
} from "@taskflow/contract";
import { describe, expect } from "vitest";
import { deleteAccount } from "../account/delete-account.ts";
import { publicContext } from "../context.ts";
import { removeMember } from "../member/remove-member.ts";
import { updateMember } from "../member/update-member.ts";
import { setUserDisabled } from "../operator/set-user-disabled.ts";
import { createProject } from "../project/create-project.ts";
import { removeProjectMember } from "../project/remove-project-member.ts";
import { setProjectMember } from "../project/set-project-member.ts";
import { setProjectPrivate } from "../project/set-project-private.ts";
import type { Services } from "../services.ts";
import { createTask } from "../task/create-task.ts";
import {
  createTeam,
  domainTest as test,
  makeToken,
  refusalOf,
  seedMember,
  signUp,
  TEST_PASSWORD,
  testCall,
  type TestDatabase,
  type TestPerson,
} from "../testing/index.ts";
import { leaveWorkspace } from "../workspace/leave-workspace.ts";
import { createShareLink } from "./create-share-link.ts";
import { listShareLinks } from "./list-share-links.ts";
import { listSharedTasks } from "./list-shared-tasks.ts";
import { openShare } from "./open-share.ts";

const PASSWORD = "a word for guests";

/** An open project of an editor's with two tasks, shared by a link of theirs that wants a password. */
async function shareByEditor(services: Services, testDatabase: TestDatabase) {
  const [owner, editor] = [await signUp(services), await signUp(services)];
  const workspaceId = await createTeam(testDatabase, { owner, others: [[editor, "editor"]] });
  const project = { workspaceId, name: "The shop", key: "WEB" };
  const { id } = await createProject(editor.ctx(), CreateProjectInput.parse(project));
  const projectId = ProjectId.parse(id);
  for (const title of ["One", "Two"]) {
    await createTask(editor.ctx(), CreateTaskInput.parse({ workspaceId, projectId, title }));
  }
  // Somebody stays who manages the project whatever becomes of the editor.
  const userId = UserId.parse(owner.userId);
  await setProjectMember(editor.ctx(), { workspaceId, projectId, userId, role: "manager" });
  const password = PASSWORD;
  const { secret } = await createShareLink(editor.ctx(), { workspaceId, projectId, password });
  return { services, testDatabase, owner, editor, workspaceId, projectId, secret };
}

interface Shared {
  readonly services: Services;
  readonly testDatabase: TestDatabase;
  readonly owner: TestPerson;
  readonly editor: TestPerson;
  readonly workspaceId: WorkspaceId;
  readonly projectId: ProjectId;
  readonly secret: string;
}

const visit = ({ services }: Shared) => publicContext(services, testCall());
const open = (shared: Shared) =>
  openShare(visit(shared), { secret: shared.secret, password: PASSWORD });
const voidReasons = async ({ owner, workspaceId, projectId }: Shared) =>
  (await listShareLinks(owner.ctx(), { workspaceId, projectId })).map((link) => link.voidReason);
const editorIn = ({ editor, workspaceId }: Shared) => ({
  workspaceId,
  userId: UserId.parse(editor.userId),
});

type End = readonly [
  what: string,
  reason: "author_gone" | "author_may_not_share",
  end: (shared: Shared) => Promise<unknown>,
];

const ENDS: readonly End[] = [
  [
    "is taken out of the workspace",
    "author_gone",
    (shared) => removeMember(shared.owner.ctx(), editorIn(shared)),
  ],
  [
    "leaves it",
    "author_gone",
    ({ editor, workspaceId }) => leaveWorkspace(editor.ctx(), { workspaceId }),
  ],
  [
    "ends their account",
    "author_gone",
    ({ editor }) => deleteAccount(editor.ctx(), { password: NewPassword.parse(TEST_PASSWORD) }),
  ],
  [
    "is shut out",
    "author_gone",
    ({ services, editor }) => setUserDisabled(services.database.auth, editor.email, true),
  ],
  [
    "may only read from then on",
    "author_may_not_share",
    (shared) => updateMember(shared.owner.ctx(), { ...editorIn(shared), role: "viewer" }),
  ],
  [
    "is to manage the project no more",
    "author_may_not_share",
    (shared) =>
      setProjectMember(shared.owner.ctx(), {
        ...editorIn(shared),
        projectId: shared.projectId,
        role: "editor",
      }),
  ],
  [
    "is not named in it when it becomes private",
    "author_may_not_share",
    async (shared) => {
      const { owner, workspaceId, projectId } = shared;
      await setProjectPrivate(owner.ctx(), { workspaceId, id: projectId, isPrivate: true });
      await removeProjectMember(owner.ctx(), { ...editorIn(shared), projectId });
    },
  ],
];

describe("a share link", () => {
  test.for(ENDS)(
    "shows nothing more once its author %s, not the next page either, and its list says why",
    async ([, reason, end], { services, testDatabase }) => {
      const shared = await shareByEditor(services, testDatabase);
      const { pass } = await open(shared);
      const page = (cursor: string | null) =>
        listSharedTasks(
          visit(shared),
          ListSharedTasksInput.parse({ secret: shared.secret, pass, cursor, limit: 1 }),
        );
      const { items, nextCursor } = await page(null);
      expect({ items: items.map(({ title }) => title), hasMore: nextCursor !== null }).toEqual({
        items: ["Two"],
        hasMore: true,
      });
      expect(await voidReasons(shared)).toEqual([null]);
      await end(shared);
      expect((await refusalOf(page(nextCursor))).code).toBe("share_void");
      expect((await refusalOf(open(shared))).code).toBe("share_void");
      expect(await voidReasons(shared)).toEqual([reason]);
    },
  );

  test("goes on when its project becomes private, while its author sees and manages that", async ({
    services,
    testDatabase,
  }) => {
    const shared = await shareByEditor(services, testDatabase);
    const { owner, workspaceId, projectId } = shared;
    await setProjectPrivate(owner.ctx(), { workspaceId, id: projectId, isPrivate: true });
    expect(await open(shared)).toMatchObject({ name: "The shop" });
    expect(await voidReasons(shared)).toEqual([null]);
  });

  test("shows again what its author may share again", async ({ services, testDatabase }) => {
    const shared = await shareByEditor(services, testDatabase);
    const { owner, editor, workspaceId, projectId } = shared;
    await removeMember(owner.ctx(), editorIn(shared));
    await seedMember(testDatabase, { userId: editor.userId, workspaceId, role: "editor" });
    expect(await voidReasons(shared)).toEqual(["author_may_not_share"]);
    const again = { ...editorIn(shared), projectId, role: "manager" } as const;
    await setProjectMember(owner.ctx(), again);
    expect(await voidReasons(shared)).toEqual([null]);
    expect(await open(shared)).toMatchObject({ name: "The shop" });
  });

  test("that a token made is as good as its owner's own", async ({ services, testDatabase }) => {
    const shared = await shareByEditor(services, testDatabase);
    const { owner, editor, workspaceId, projectId } = shared;
    const program = await makeToken(
      services,
      { ...editor, workspaceId },
      { scopes: ["share:admin"] },
    );
    const { secret } = await createShareLink(program.ctx(), { workspaceId, projectId });
    expect(await openShare(visit(shared), { secret })).toMatchObject({ name: "The shop" });
    await removeMember(owner.ctx(), editorIn(shared));
    expect((await refusalOf(openShare(visit(shared), { secret }))).code).toBe("share_void");
  });
});
