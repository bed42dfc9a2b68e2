import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { teamTest as test } from "./team-test.tsx";

test("a workspace that is renamed shows its new name everywhere, and keeps its address", async ({
  team,
}) => {
  const { user, app } = team.openAs(team.grace, "/settings/general");
  const field = await screen.findByLabelText("Name");
  await user.clear(field);
  await user.type(field, "Moon shot{Enter}");
  await screen.findByText("Saved");
  screen.getByRole("button", { name: "Workspace: Moon shot" });
  expect(app.router.state.location.pathname).toBe(`/w/${team.slug}/settings/general`);
  screen.getByText(`/w/${team.slug}`);
});

test("an editor reads the name and cannot change it", async ({ team }) => {
  team.openAs(team.ada, "/settings/general");
  await screen.findByText("Your role");
  expect(screen.queryByLabelText("Name")).toBeNull();
});

test("the personal workspace has a name and no members, invitations or end", async ({
  team,
  open,
}) => {
  const slug = (await team.workspaces(team.ada))[0]?.slug;
  open({ path: `/w/${slug}/settings`, refreshToken: team.ada.tokens.refreshToken });
  await screen.findByLabelText("Name");
  for (const name of ["Members", "Invitations", "Leave or delete"]) {
    expect(screen.queryByRole("link", { name })).toBeNull();
  }
});

test("who leaves is at their own tasks, and no longer a member", async ({ team }) => {
  const { user } = team.openAs(team.ada, "/settings/leave");
  await user.click(await screen.findByRole("button", { name: "Leave…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Leave Team?" }));
  await user.click(dialog.getByRole("button", { name: "Leave workspace" }));
  await screen.findByText("You left Team");
  await screen.findByRole("button", { name: "Workspace: Personal" });
  expect(screen.queryByText("You are no longer in Team")).toBeNull();
  expect(await team.workspaces(team.ada)).toHaveLength(1);
});

test("the last owner cannot leave, and reads why in the dialog", async ({ team }) => {
  const { user } = team.openAs(team.grace, "/settings/leave");
  await user.click(await screen.findByRole("button", { name: "Leave…" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Leave workspace" }));
  await dialog.findByText("You are the only owner of a workspace that has other members.");
  expect(await team.workspaces(team.grace)).toHaveLength(2);
});

test("an editor is offered to leave, and neither to hand over nor to delete", async ({ team }) => {
  team.openAs(team.ada, "/settings/leave");
  await screen.findByRole("button", { name: "Leave…" });
  expect(screen.queryByRole("button", { name: "Hand over…" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Delete…" })).toBeNull();
});

test("a workspace is deleted only by its name, typed", async ({ team }) => {
  const { user } = team.openAs(team.grace, "/settings/leave");
  await user.click(await screen.findByRole("button", { name: "Delete…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Delete Team?" }));
  const field = dialog.getByLabelText("Type Team to confirm");
  await user.type(field, "team{Enter}");
  dialog.getByText("This is not the workspace’s name.");
  await user.clear(field);
  await user.type(field, "Team{Enter}");
  await screen.findByText("Team is deleted");
  await screen.findByRole("button", { name: "Workspace: Personal" });
  expect(await team.workspaces(team.ada)).toHaveLength(1);
});

test("a workspace is handed over to a member, and the former owner stays as an admin", async ({
  team,
}) => {
  const { user } = team.openAs(team.grace, "/settings/leave");
  const alan = await team.nameOf(team.alan);
  await user.click(await screen.findByRole("button", { name: "Hand over…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Hand Team over?" }));
  await user.click(await dialog.findByRole("combobox", { name: "New owner" }));
  await user.click(await screen.findByRole("option", { name: new RegExp(`^${alan}`, "u") }));
  await user.click(dialog.getByRole("button", { name: "Hand over" }));

  await screen.findByText(`${alan} is owner now`);
  await expect.poll(() => screen.queryByRole("button", { name: "Delete…" })).toBeNull();
  expect((await team.workspaces(team.alan)).map(({ role }) => role)).toEqual(["owner", "owner"]);
  expect((await team.workspaces(team.grace)).map(({ role }) => role)).toEqual(["owner", "admin"]);
});
