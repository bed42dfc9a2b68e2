import { CreateTaskInput } from "@taskflow/contract";
import { createTask, removeMember } from "@taskflow/domain";
import { signUp } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { placeOf } from "./page-test.tsx";
import { teamTest as test } from "./team-test.tsx";

const task = (title: string) => screen.findByRole("listitem", { name: title });

test("an address without a workspace leads into the last one, and one with a task into the personal one", async ({
  open,
  team,
}) => {
  const { ada } = team;
  const { refreshToken } = ada.tokens;
  const { id } = await createTask(
    ada.ctx(),
    CreateTaskInput.parse({ workspaceId: ada.workspaceId, title: "Water the plants" }),
  );
  const personal = (await team.workspaces(ada))[0]?.slug;

  const kept = open({ path: `/tasks/${id}`, refreshToken });
  await screen.findByRole("complementary", { name: "Water the plants" });
  expect(kept.app.router.state.location.pathname).toBe(`/w/${personal}/tasks/${id}`);
  kept.close();

  localStorage.setItem("taskflow.workspace", team.slug);
  const last = open({ path: "/tasks?status=todo", refreshToken });
  await expect
    .poll(() => last.app.router.state.location.href)
    .toBe(`/w/${team.slug}/tasks?status=todo`);
});

test("a slug that nobody has and one that others have look like a page that does not exist", async ({
  open,
  services,
  team,
}) => {
  const stranger = await signUp(services);
  for (const slug of ["nobody-has3it", team.slug]) {
    const { close } = open({
      path: `/w/${slug}/tasks`,
      refreshToken: stranger.tokens.refreshToken,
    });
    await screen.findByRole("heading", { name: "There is no such page" });
    expect(screen.queryByText("Ship the release")).toBeNull();
    close();
  }
});

test("keys lead to another workspace, of which the first one's tasks, search and typed line are gone", async ({
  team,
}) => {
  const { ada, openAs } = team;
  await createTask(
    ada.ctx(),
    CreateTaskInput.parse({ workspaceId: ada.workspaceId, title: "Water the plants" }),
  );
  const { user, app } = openAs(ada);
  (await task("Ship the release")).focus();
  await user.keyboard("gw");
  const menu = await screen.findByRole("menu");
  within(menu).getByRole("menuitemradio", { name: "Team", checked: true });
  await expect.poll(() => menu.contains(document.activeElement)).toBe(true);
  await user.keyboard("Per{Enter}");

  await task("Water the plants");
  expect(screen.queryByRole("listitem", { name: "Ship the release" })).toBeNull();
  expect(placeOf(app)).toBe("/tasks");
  await expect.poll(() => document.activeElement).not.toBe(document.body);
});

test("the palette switches to a workspace by its name", async ({ team }) => {
  const { user, app } = team.openAs(team.ada);
  (await task("Ship the release")).focus();
  await user.keyboard("{Control>}k{/Control}");
  await screen.findByRole("combobox");
  await user.keyboard("switch pers");
  await screen.findByRole("option", { name: /Personal/u });
  await user.keyboard("{Enter}");
  await expect.poll(() => app.router.state.location.pathname).toContain("/w/personal-");
});

test("a workspace needs a name, and is gone into as soon as it has one", async ({ team }) => {
  const { user, app } = team.openAs(team.ada);
  await task("Ship the release");
  await user.click(screen.getByRole("button", { name: "Workspace: Team" }));
  await user.click(await screen.findByRole("menuitem", { name: "Create a workspace…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "New workspace" }));
  const field = dialog.getByLabelText("Name");
  await user.click(dialog.getByRole("button", { name: "Create workspace" }));
  dialog.getByText("Give it a name.");
  expect(document.activeElement).toBe(field);

  await user.type(field, "Analytical Engines{Enter}");
  await screen.findByRole("button", { name: "Workspace: Analytical Engines" });
  await screen.findByRole("heading", { name: "What needs doing?" });
  expect(app.router.state.location.pathname).toMatch(/^\/w\/analytical-engines-\w{6}\/tasks$/u);
  expect((await team.workspaces(team.ada)).map(({ name, role }) => `${name}: ${role}`)).toContain(
    "Analytical Engines: owner",
  );
});

test("who is removed while a page is open is told so by the next act, and sees nothing of it any more", async ({
  team,
}) => {
  const { ada, grace, workspaceId } = team;
  const { user, app } = team.openAs(ada);
  await task("Ship the release");
  await removeMember(grace.ctx(), { workspaceId, userId: ada.userId as never });
  await user.type(screen.getByLabelText("New task"), "Too late{Enter}");

  await screen.findByText("You are no longer in Team");
  await screen.findByRole("button", { name: "Workspace: Personal" });
  expect(screen.queryByText("Ship the release")).toBeNull();
  expect(placeOf(app)).toBe("/tasks");
});
