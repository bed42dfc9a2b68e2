import { expect } from "vitest";
import type { Page } from "playwright-core";
import { addTask, message, placeOf, row, saving, titles } from "../src/browser/board.ts";
import { browserTest as test, expectSoon } from "../src/browser/browser-test.ts";
import { newAccount, register, signUp } from "../src/browser/door.ts";
import { makeTeam } from "../src/client/make-team.ts";
import { registerPerson } from "../src/client/register-person.ts";

/** Makes a workspace in the dialog and goes there. */
async function createWorkspace(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Workspace: Personal" }).click();
  await page.getByRole("menuitem", { name: "Create a workspace" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill(name);
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
  return page.getByRole("textbox", { name: "Invitation link" }).inputValue();
}

/** Makes a project in the dialog and goes to its page. */
async function createProject(page: Page, name: string, isPrivate: boolean): Promise<void> {
  await page.getByRole("button", { name: "Create a project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  if (isPrivate) await dialog.getByRole("switch").click();
  await dialog.getByRole("button", { name: "Create project" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
}

/** Makes a share link of the project that is on the page, and answers it. */
async function share(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Share by a link" }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByRole("textbox", { name: "Share link" }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  return link;
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
  await message(grace, "Alan was removed").waitFor();
  await alan.getByText("You are no longer in Rocket").waitFor();
  await alan.getByRole("button", { name: "Workspace: Personal" }).waitFor();
  await expectSoon(async () => placeOf(alan)).toBe("/tasks");
  expect(await titles(alan)).not.toContain("Paint the rocket");

  await grace.keyboard.press("g");
  await grace.keyboard.press("a");
  await row(grace, "Paint the rocket").waitFor();
  expect(await titles(grace)).toEqual(["Paint the rocket", "Build the engine"]);
});

test("a private project stays invisible to others, and a share link opens one project in a private window", async ({
  visit,
  server,
}) => {
  const [ada, alan] = [await registerPerson(server.url), await registerPerson(server.url)];
  const { slug } = await makeTeam({ name: "Rocket", owner: ada, others: [[alan, "editor"]] });
  const { page: owner } = await visit({ as: ada });
  const { page: editor } = await visit({ as: alan });
  await editor.goto(`/w/${slug}/tasks`);
  await editor.getByRole("heading", { name: "What needs doing?" }).waitFor();
  await owner.goto(`/w/${slug}/tasks`);

  await createProject(owner, "Secret plan", true);
  await saving(owner, "task.create", () => addTask(owner, "Buy the moon"));
  await createProject(owner, "Website", false);
  await saving(owner, "task.create", () => addTask(owner, "Draw the logo"));
  // The one is there as soon as the other could be.
  await editor.getByRole("link", { name: "Website" }).waitFor();
  await row(editor, "Draw the logo").waitFor();
  expect(await editor.locator("body").textContent()).not.toMatch(/Secret plan|Buy the moon/u);
  await editor.goto(`/w/${slug}/projects/SP`);
  await editor.getByRole("heading", { name: "There is no such project" }).waitFor();

  const link = await share(owner, "Website");
  const { page: outside } = await visit();
  const asked: string[] = [];
  outside.on("request", (request) => asked.push(request.url()));
  await outside.goto(link);
  await outside.getByRole("listitem").filter({ hasText: "Draw the logo" }).waitFor();
  expect(await outside.locator("body").textContent()).not.toMatch(/Secret|moon|@/u);
  expect(await outside.getByRole("textbox").count()).toBe(0);
  const secret = new URL(link).hash.slice(1);
  expect(asked.filter((url) => url.includes(secret))).toEqual([]);
});
