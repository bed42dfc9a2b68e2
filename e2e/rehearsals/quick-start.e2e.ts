import { expect } from "vitest";
import type { Page } from "playwright-core";
import { row } from "../src/browser/board.ts";
import { browserTest as test } from "../src/browser/browser-test.ts";
import { removeSamples } from "../src/browser/door.ts";
import { newEmail, PASSWORD } from "../src/client/register-person.ts";
import { readRepositoryFile } from "../src/operate/repository.ts";

const steps = [
  ...readRepositoryFile("docs/quick-starts/web.md").matchAll(/^\d+\. (?<step>.+)$/gmu),
].map(({ groups }) => groups?.["step"] ?? "");

const box = (page: Page) => row(page, "Water the plants").getByRole("checkbox");

async function write(page: Page, title: string): Promise<void> {
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
  await row(page, title).waitFor();
}

/** What a person does who reads a step, and sees after it. */
const DO: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "Open <http://localhost:3000/register>, enter an e-mail address and a password, and press **Create account**.":
    async (page) => {
      await page.goto("/register");
      await page.getByLabel("E-mail").fill(newEmail());
      await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
      await page.getByRole("button", { name: "Create account" }).click();
    },
  "Five tasks show you around. When you have seen them, press **Remove samples**.": removeSamples,
  "Press `c`, type `Water the plants`, and press Enter. Type `Pay the rent`, and press Enter.":
    async (page) => {
      await page.keyboard.press("c");
      await write(page, "Water the plants");
      await write(page, "Pay the rent");
    },
  "Press the box before `Water the plants`: it is done.": async (page) => {
    await box(page).click();
    await expect.poll(() => box(page).isChecked()).toBe(true);
  },
  "Press Ctrl+Z (⌘Z): it is not.": async (page) => {
    await page.keyboard.press("Control+z");
    await expect.poll(() => box(page).isChecked()).toBe(false);
  },
  "Press `?` for all keys, and Escape.": async (page) => {
    await page.keyboard.press("?");
    const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await keys.waitFor();
    await page.keyboard.press("Escape");
    await keys.waitFor({ state: "detached" });
  },
  "Press **Workspace: Personal** at the top, choose **Create a workspace**, name it `Acme`, and press **Create workspace**.":
    async (page) => {
      await page.getByRole("button", { name: "Workspace: Personal" }).click();
      await page.getByRole("menuitem", { name: "Create a workspace" }).click();
      await page.getByLabel("Name", { exact: true }).fill("Acme");
      await page.getByRole("button", { name: "Create workspace" }).click();
    },
  "Press its name at the top, choose **Invite people**, press **Create link**, and send the link to somebody. Whoever follows it is in.":
    async (page) => {
      await page.getByRole("button", { name: "Workspace: Acme" }).click();
      await page.getByRole("menuitem", { name: "Invite people" }).click();
      await page.getByRole("button", { name: "Create link" }).click();
      expect(await page.getByRole("textbox", { name: "Invitation link" }).inputValue()).toMatch(
        /\/invite#/u,
      );
    },
};

test("each step of the quick start for the web app does what the page says", async ({ visit }) => {
  expect(steps).toEqual(Object.keys(DO));
  const { page } = await visit();
  for (const step of steps) await DO[step]?.(page);
});
