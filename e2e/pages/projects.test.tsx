import {
  CreateProjectInput,
  CreateShareLinkInput,
  CreateTaskInput,
  ListProjectsInput,
  ShareLinkRef,
} from "@taskflow/contract";
import {
  createProject,
  createShareLink,
  createTask,
  listProjects,
  revokeShareLink,
} from "@taskflow/domain";
import { screen, within } from "@testing-library/react";
import { expect, vi } from "vitest";
import { placeOf } from "./page-test.tsx";
import { teamTest } from "./team-test.tsx";

/** A project called Website beside the default one. */
const test = teamTest.extend("web", async ({ team }) => {
  const { grace, workspaceId } = team;
  const input = { workspaceId, name: "Website", key: "WEB" };
  const project = await createProject(grace.ctx(), CreateProjectInput.parse(input));
  return {
    project,
    projects: async (archived = false) => {
      const listed = ListProjectsInput.parse({ workspaceId, archived });
      return (await listProjects(grace.ctx(), listed)).map(({ name, key }) => `${key} ${name}`);
    },
  };
});

const task = (name: string) => screen.findByRole("listitem", { name });

test("a project has a page of its own, and what is added there is in it and numbered", async ({
  team,
  web: _,
}) => {
  const { user, app } = team.openAs(team.ada);
  await task("Ship the release");
  await user.click(await screen.findByRole("link", { name: "Website" }));
  await screen.findByRole("heading", { level: 1, name: "Website" });
  expect(placeOf(app)).toBe("/projects/WEB");
  expect(screen.queryByRole("listitem", { name: "Ship the release" })).toBeNull();

  await user.type(screen.getByLabelText("New task"), "Draw the logo{Enter}");
  within(await task("Draw the logo")).getByText("Draw the logo");
  await within(await task("Draw the logo")).findByText("WEB-1");
});

test("a task is moved by keys, gets the key of where it comes to, and goes back by undo", async ({
  team,
  web: _,
}) => {
  const { user } = team.openAs(team.ada);
  const row = await task("Ship the release");
  await within(row).findByText("TASK-1");
  row.focus();
  await user.keyboard("m");
  await user.click(await screen.findByRole("menuitemradio", { name: "Website" }));
  await screen.findByText("Moved to Website, now WEB-1");
  await within(await task("Ship the release")).findByText("WEB-1");
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByText("Moved to Tasks, now TASK-2");
  expect(screen.queryByText("WEB-1")).toBeNull();
});

test("a new project proposes its key, and a key that is taken is refused beside its field", async ({
  team,
  web,
}) => {
  const { user, app } = team.openAs(team.ada);
  await task("Ship the release");
  await user.click(await screen.findByRole("button", { name: "Create a project" }));
  const dialog = within(await screen.findByRole("dialog", { name: "New project" }));
  const key = dialog.getByLabelText("Key");
  await user.type(dialog.getByLabelText("Name"), "Web shop");
  expect(key).toHaveProperty("value", "WS");
  await user.clear(key);
  await user.type(key, "web{Enter}");
  await expect.poll(() => key.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(key);

  await user.clear(key);
  await user.type(key, "shop");
  await user.click(dialog.getByRole("radio", { name: "Violet" }));
  await user.click(dialog.getByRole("button", { name: "Create project" }));
  await screen.findByRole("heading", { level: 1, name: "Web shop" });
  expect(placeOf(app)).toBe("/projects/SHOP");
  expect(await web.projects()).toContain("SHOP Web shop");
});

test("an archived project is read only, is found at its address, and comes back by undo", async ({
  team,
  web,
}) => {
  const { user } = team.openAs(team.grace, "/projects/WEB");
  await user.click(await screen.findByRole("button", { name: "More for Website" }));
  await user.click(await screen.findByRole("menuitem", { name: "Archive the project" }));
  await screen.findByText("Archived: Website");
  await screen.findByText("Archived");
  await expect.poll(() => screen.queryByLabelText("New task")).toBeNull();
  expect(screen.queryByRole("link", { name: "Website" })).toBeNull();
  expect(await web.projects(true)).toEqual(["WEB Website"]);
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByRole("link", { name: "Website" });
});

test("a project that is made private is gone for who is not named in it, with a way back", async ({
  team,
  web,
}) => {
  const owner = team.openAs(team.grace, "/projects/WEB");
  await owner.user.click(await screen.findByRole("button", { name: "More for Website" }));
  await owner.user.click(await screen.findByRole("menuitem", { name: "Access to the project…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Access to Website" }));
  const toggle = dialog.getByRole("switch", { name: /^Private/u });
  await owner.user.click(toggle);
  await dialog.findByText("Only those named here see it, and owners and admins.");
  owner.close();

  const other = team.openAs(team.ada, `/projects/${web.project.key}`);
  await screen.findByRole("heading", { name: "There is no such project" });
  expect(screen.queryByRole("link", { name: "Website" })).toBeNull();
  await other.user.click(screen.getByRole("link", { name: "Go to your tasks" }));
  await task("Ship the release");
});

test("the access to a project tells of the links that show it all the same, and of no others", async ({
  team: { grace, workspaceId, openAs },
  web,
}) => {
  const ref = { workspaceId, projectId: web.project.id };
  const create = (more: { readonly expiresAt?: string } = {}) =>
    createShareLink(grace.ctx(), CreateShareLinkInput.parse({ ...ref, ...more }));
  const openAccess = async () => {
    const page = openAs(grace, "/projects/WEB");
    await page.user.click(await screen.findByRole("button", { name: "More for Website" }));
    await page.user.click(await screen.findByRole("menuitem", { name: "Access to the project…" }));
    return { ...page, dialog: within(await screen.findByRole("dialog")) };
  };
  const { shareLink } = await create();
  const one = await openAccess();
  const words = "1 share link shows it to anybody who has one, private or not.";
  await one.dialog.findByText(words);
  await one.user.click(one.dialog.getByRole("switch", { name: /^Private/u }));
  await one.dialog.findByText("Only those named here see it, and owners and admins.");
  one.dialog.getByText(words);
  one.close();

  await revokeShareLink(grace.ctx(), ShareLinkRef.parse({ ...ref, id: shareLink.id }));
  const none = await openAccess();
  await none.dialog.findByText("Named in this project");
  await expect.poll(() => none.app.queryClient.isFetching()).toBe(0);
  expect(none.dialog.queryByText(/share link/u)).toBeNull();
});

test("an editor is offered no change of a project that others manage, a viewer none at all", async ({
  team,
  web: _,
}) => {
  const editor = team.openAs(team.ada, "/projects/WEB");
  await screen.findByLabelText("New task");
  expect(screen.queryByRole("button", { name: "More for Website" })).toBeNull();
  editor.close();
  await team.become(team.ada, "viewer");
  team.openAs(team.ada, "/projects/WEB");
  await screen.findByText("View only");
  expect(screen.queryByRole("button", { name: "Create a project" })).toBeNull();
});

const MINUTE_MS = 60_000;

test("a page that a share link opened closes when the link is taken back, within a minute or when it is returned to", async ({
  team: { grace, workspaceId },
  web,
  open,
}) => {
  const projectId = web.project.id;
  await createTask(
    grace.ctx(),
    CreateTaskInput.parse({ workspaceId, projectId, title: "Write it all anew" }),
  );
  const make = async () => {
    const input = CreateShareLinkInput.parse({ workspaceId, projectId });
    const { link, shareLink } = await createShareLink(grace.ctx(), input);
    const { hash } = new URL(link, "https://origin.invalid");
    return {
      path: `/share${hash}`,
      takeBack: () =>
        revokeShareLink(
          grace.ctx(),
          ShareLinkRef.parse({ workspaceId, projectId, id: shareLink.id }),
        ),
    };
  };
  const isClosed = () =>
    screen.queryByRole("heading", { name: "This link has ended" }) !== null &&
    screen.queryByText("Write it all anew") === null;

  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const watched = await make();
    const page = open({ path: watched.path });
    await expect.poll(() => screen.queryByText("Write it all anew")).not.toBeNull();
    await watched.takeBack();
    vi.advanceTimersByTime(MINUTE_MS);
    await expect.poll(isClosed).toBe(true);
    page.close();
  } finally {
    vi.useRealTimers();
  }

  const returned = await make();
  open({ path: returned.path });
  await screen.findByText("Write it all anew");
  await returned.takeBack();
  window.dispatchEvent(new Event("focus"));
  await expect.poll(isClosed).toBe(true);
});

test("where a link had a password, a page that it opened asks for it again instead", async ({
  team: { grace, workspaceId },
  web,
  open,
}) => {
  const projectId = web.project.id;
  const password = "open sesame 7";
  const input = CreateShareLinkInput.parse({ workspaceId, projectId, password });
  const { link, shareLink } = await createShareLink(grace.ctx(), input);
  const { user } = open({ path: `/share${new URL(link, "https://origin.invalid").hash}` });
  await user.type(await screen.findByLabelText("Password"), `${password}{Enter}`);
  await screen.findByText("There are no tasks in it yet.");
  const ref = ShareLinkRef.parse({ workspaceId, projectId, id: shareLink.id });
  await revokeShareLink(grace.ctx(), ref);
  window.dispatchEvent(new Event("focus"));
  await screen.findByRole("heading", { name: "This link has closed" });
  expect(screen.queryByRole("heading", { name: "Website" })).toBeNull();
  expect(document.title).toBe("Shared project · TaskFlow");
  await user.type(screen.getByLabelText("Password"), `${password}{Enter}`);
  await screen.findByText("With this the link does not open.");
});

test("whoever has a share link reads the project without an account, and with its password where it has one", async ({
  team,
  web,
  open,
}) => {
  const { grace, workspaceId } = team;
  const projectId = web.project.id;
  const make = async (password?: string) => {
    const input = { workspaceId, projectId, ...(password !== undefined && { password }) };
    const { link } = await createShareLink(grace.ctx(), CreateShareLinkInput.parse(input));
    return `/share${new URL(link, "https://origin.invalid").hash}`;
  };
  const plain = open({ path: await make() });
  await screen.findByRole("heading", { level: 1, name: "Website" });
  await screen.findByText("There are no tasks in it yet.");
  plain.close();

  const { user } = open({ path: await make("open sesame 7") });
  const field = await screen.findByLabelText("Password");
  await user.type(field, "open barley{Enter}");
  await screen.findByText("With this the link does not open.");
  await user.clear(field);
  await user.type(field, "open sesame 7{Enter}");
  await screen.findByRole("heading", { level: 1, name: "Website" });
  expect(screen.queryByRole("link")).toBeNull();
});

test("a share link is made in a dialog, shown once, and taken back", async ({ team, web: _ }) => {
  const { user } = team.openAs(team.grace, "/projects/WEB");
  await user.click(await screen.findByRole("button", { name: "More for Website" }));
  await user.click(await screen.findByRole("menuitem", { name: "Share by a link…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Share Website" }));
  await user.click(dialog.getByRole("button", { name: "Create link" }));
  const link = await dialog.findByLabelText("Share link");
  expect(link).toHaveProperty("value", expect.stringMatching(/\/share#[\w-]{20,}$/u));
  await user.click(await dialog.findByRole("button", { name: /^Revoke/u }));
  await expect.poll(() => dialog.queryByRole("button", { name: /^Revoke/u })).toBeNull();
});
