import { expect } from "vitest";
import type { Page } from "playwright-core";
import { audit } from "../src/browser/audit.ts";
import { row } from "../src/browser/board.ts";
import { browserTest } from "../src/browser/browser-test.ts";
import { makeTeam } from "../src/client/make-team.ts";
import { registerPerson } from "../src/client/register-person.ts";

/** Ada's workspace, in which Alan edits and Barbara looks. */
const test = browserTest
  .extend("team", async ({ server }) => {
    const ada = await registerPerson(server.url);
    const alan = await registerPerson(server.url);
    const barbara = await registerPerson(server.url);
    await alan.api.account.update.mutate({ name: "Alan Turing" });
    const { slug, id } = await makeTeam({
      name: "Analytical Engines",
      owner: ada,
      others: [
        [alan, "editor"],
        [barbara, "viewer"],
      ],
    });
    await ada.api.task.create.mutate({
      workspaceId: id,
      title: "Ship the release",
      description: "On Friday.",
      priority: "high",
      dueDate: "2020-01-01",
    });
    return { ada, barbara, slug, id };
  })
  .extend("watch", async ({}) => {
    const faults: string[] = [];
    const look = async (page: Page, state: string, part?: string) => {
      faults.push(...(await audit(page, state, part)));
      await page.setViewportSize({ width: 1280, height: 800 });
    };
    return { faults, look };
  });

test("nothing stands in anybody's way between workspaces", async ({ visit, team, watch }) => {
  const { look, faults } = watch;
  const { page } = await visit({ as: team.ada });
  await page.goto(`/w/${team.slug}/tasks`);
  await row(page, "Ship the release").waitFor();
  await look(page, "a team's tasks");
  await page.getByRole("button", { name: "Workspace: Analytical Engines" }).click();
  await page.getByRole("menuitemradio", { name: "Personal" }).waitFor();
  await look(page, "switcher");
  await page.getByRole("menuitem", { name: "Create a workspace" }).click();
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.getByText("Give it a name.").waitFor();
  await look(page, "new workspace", '[role="dialog"]');
  await page.goto(`/w/${team.slug}/activity`);
  await page.getByText("Ship the release").waitFor();
  await look(page, "activity");

  expect(faults).toEqual([]);
});

test("nothing stands in anybody's way in the settings of a workspace", async ({
  visit,
  team,
  watch,
}) => {
  const { look, faults } = watch;
  const { page } = await visit({ as: team.ada });
  const settings = `/w/${team.slug}/settings`;
  await page.goto(`${settings}/general`);
  await page.getByText("Your role").waitFor();
  await look(page, "general");
  await page.goto(`${settings}/members`);
  await page.getByRole("combobox", { name: "Role of Alan Turing" }).click();
  await page.getByRole("option", { name: /^Admin/u }).waitFor();
  await look(page, "roles");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove Alan Turing" }).click();
  await page.getByRole("dialog").waitFor();
  await look(page, "member to be removed", '[role="dialog"]');
  await page.goto(`${settings}/members`);
  await page.getByRole("combobox", { name: "Role of Alan Turing" }).waitFor();
  await look(page, "members");
  await page.goto(`${settings}/invitations`);
  await page.getByText("Nobody is invited").waitFor();
  await look(page, "no invitations");
  await page.getByRole("button", { name: "Create link" }).click();
  await page.getByRole("textbox", { name: "Invitation link" }).waitFor();
  await page.getByRole("listitem", { name: "By link" }).waitFor();
  await look(page, "invitations");
  await page.goto(`${settings}/leave`);
  await page.getByRole("button", { name: "Delete…" }).waitFor();
  await look(page, "ways out");
  await page.getByRole("button", { name: "Hand over…" }).click();
  await page.getByRole("combobox", { name: "New owner" }).waitFor();
  await look(page, "hand over", '[role="dialog"]');

  expect(faults).toEqual([]);
});

test("nothing stands in the way of who only looks, or comes by a link", async ({
  visit,
  server,
  team,
  watch,
}) => {
  const { look, faults } = watch;
  const { page } = await visit({ as: team.barbara });
  await page.goto(`/w/${team.slug}/tasks`);
  await row(page, "Ship the release").getByText("Ship the release").click();
  await page.getByRole("complementary").getByText("On Friday.").waitFor();
  await look(page, "a viewer's task");

  const { ada, id } = team;
  const { link } = await ada.api.invitation.create.mutate({ workspaceId: id, role: "viewer" });
  const { page: outside, problems } = await visit();
  await outside.goto(`/invite${new URL(link).hash}`);
  await outside.getByRole("link", { name: "Sign in to join" }).waitFor();
  await look(outside, "invitation");
  problems.expect("status of 404", "invitation.preview");
  await outside.goto("/invite#invented");
  await outside.getByRole("heading", { name: "This invitation is not valid" }).waitFor();
  await look(outside, "void invitation");
  const { page: inside } = await visit({ as: await registerPerson(server.url) });
  await inside.goto(`/invite${new URL(link).hash}`);
  await inside.getByRole("button", { name: "Join Analytical Engines" }).waitFor();
  await look(inside, "invitation inside");

  expect(faults).toEqual([]);
});

test("nothing stands in anybody's way in a project, its dialogs and what is shared of it", async ({
  visit,
  team,
  watch,
}) => {
  const { look, faults } = watch;
  const { page } = await visit({ as: team.ada });
  await page.goto(`/w/${team.slug}/tasks`);
  await page.getByRole("button", { name: "Create a project" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Website");
  await look(page, "new project", '[role="dialog"]');
  await page.getByRole("button", { name: "Create project" }).click();
  await page.getByRole("heading", { name: "Website", level: 1 }).waitFor();
  await look(page, "empty project");
  const open = async (item: string) => {
    await page.getByRole("button", { name: "More for Website" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await open("Access to the project");
  await page.getByRole("dialog").getByText("Named in this project").waitFor();
  await look(page, "access", '[role="dialog"]');
  await page.getByRole("button", { name: "Done" }).click();
  await open("Share by a link");
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByRole("textbox", { name: "Share link" }).inputValue();
  await look(page, "share", '[role="dialog"]');

  const { page: outside, problems } = await visit();
  await outside.goto(`/share${new URL(link).hash}`);
  await outside.getByText("There are no tasks in it yet.").waitFor();
  await look(outside, "shared project");
  problems.expect("status of 404", "share.open");
  await outside.goto("/share#invented");
  await outside.getByRole("heading", { name: "This link does not open by itself" }).waitFor();
  await look(outside, "locked link");

  expect(faults).toEqual([]);
});
