import { readFile } from "node:fs/promises";
import { AccountExport } from "@taskflow/contract";
import { expect } from "vitest";
import { addTask } from "../src/browser/board.ts";
import { browserTest as test } from "../src/browser/browser-test.ts";
import { atTheDoor, signIn, signUp } from "../src/browser/door.ts";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";
const NEW_PASSWORD = "another horse battery 43";

test("somebody renames herself, ends a session elsewhere, changes her password, takes her data along, and leaves", async ({
  visit,
}) => {
  const { page, newTab, problems } = await visit();
  const ada = await signUp(page);
  await addTask(page, "Water the plants");
  const { page: elsewhere, problems: problemsElsewhere } = await visit({ userAgent: FIREFOX });
  await elsewhere.goto("/sign-in");
  await signIn(elsewhere, ada);
  await elsewhere.getByLabel("New task").waitFor();

  await page.getByRole("button", { name: /^Account:/u }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Ada Lovelace");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Account: Ada Lovelace" }).waitFor();

  await page.getByRole("link", { name: "Sessions" }).click();
  await page.getByRole("button", { name: "End: Firefox on Windows" }).click();
  await page.getByText("You are signed in nowhere else.").waitFor();
  problemsElsewhere.expect("status of 401", "trpc");
  await elsewhere.getByText("Your session has ended.").waitFor();

  await page.getByRole("link", { name: "Password" }).click();
  await page.getByLabel("Current password").fill(ada.password);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByText("Password changed").waitFor();

  await page.getByRole("link", { name: "My data" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export everything" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^taskflow-export-\d{4}-\d\d-\d\d\.json$/u);
  const file = await readFile(await download.path(), "utf8");
  const exported = AccountExport.parse(JSON.parse(file));
  expect(exported.user).toMatchObject({ email: ada.email, name: "Ada Lovelace" });
  expect(exported.workspaces.flatMap(({ tasks }) => tasks.map(({ title }) => title))).toContain(
    "Water the plants",
  );

  const secondTab = await newTab();
  await secondTab.goto("/settings/appearance");
  await secondTab.getByRole("heading", { name: "Appearance" }).waitFor();
  await page.getByRole("button", { name: /^Delete my account/u }).click();
  await page.getByLabel(/^Type .* to confirm$/u).fill(ada.email);
  await page.getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByText("Your account is deleted.").waitFor();
  await atTheDoor(secondTab);

  problems.expect("status of 401", "auth.login");
  await signIn(page, { email: ada.email, password: NEW_PASSWORD });
  await page.getByText("E-mail and password do not belong together.").waitFor();
});
