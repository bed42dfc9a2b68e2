import { expect } from "vitest";
import type { Page } from "playwright-core";
import { addTask, placeOf, row, saving, titles } from "../src/browser/board.ts";
import { browserTest as test, expectSoon } from "../src/browser/browser-test.ts";
import { newAccount, register, signUp } from "../src/browser/door.ts";

/** Makes a workspace in the dialog and goes there. */
async function createWorkspace(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Workspace: Personal" }).click();
  await page.getByRole("menuitem", { name: "Create a workspace" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.getByRole("button", { name: `Workspace: ${name}` }).waitFor();
}

/** Makes an invitation in the settings and answers its link. */
async function invite(page: Page, role: string): Promise<string> {
  await page.getByRole("button", { name: /^Workspace:/u }).click();
  await page.getByRole("menuitem", { name: "Invite people" }).click();
  await page.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: new RegExp(`^${role}`, "u") }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  return page.getByLabel("Invitation link").inputValue();
}

async function goToMembers(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Invitations" }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await page.getByRole("heading", { name: "Members", level: 2 }).waitFor();
}

test("a team is made, somebody is invited by a link, looks, is made an editor, edits, and is removed", async ({
  visit,
}) => {
  const { page: grace } = await visit();
  await signUp(grace, "Grace");
  await createWorkspace(grace, "Rocket");
  await saving(grace, "task.create", () => addTask(grace, "Build the engine"));
  const link = await invite(grace, "Viewer");

  const { page: alan } = await visit();
  await alan.goto(link);
  await alan.getByRole("heading", { name: "Join Rocket" }).waitFor();
  expect(new URL(alan.url()).hash).toBe("");
  await alan.getByRole("link", { name: "Create an account to join" }).click();
  await register(alan, newAccount("Alan"));
  await row(alan, "Build the engine").waitFor();
  await alan.getByText("View only").waitFor();
  expect(await alan.getByLabel("New task").count()).toBe(0);
  await row(alan, "Build the engine").focus();
  await alan.keyboard.press("Space");
  await alan.keyboard.press("#");
  expect(await titles(alan)).toEqual(["Build the engine"]);

  await goToMembers(grace);
  await saving(grace, "member.update", async () => {
    await grace.getByRole("combobox", { name: "Role of Alan" }).click();
    await grace.getByRole("option", { name: /^Editor/u }).click();
  });
  await alan.getByLabel("New task").waitFor();
  await saving(alan, "task.create", () => addTask(alan, "Paint the rocket"));

  await saving(grace, "member.remove", async () => {
    await grace.getByRole("button", { name: "Remove Alan" }).click();
    await grace.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  });
  await alan.getByText("You are no longer in Rocket").waitFor();
  await alan.getByRole("button", { name: "Workspace: Personal" }).waitFor();
  await expectSoon(async () => placeOf(alan)).toBe("/tasks");
  expect(await titles(alan)).not.toContain("Paint the rocket");

  await grace.keyboard.press("g");
  await grace.keyboard.press("a");
  await row(grace, "Paint the rocket").waitFor();
  expect(await titles(grace)).toEqual(["Paint the rocket", "Build the engine"]);
});
