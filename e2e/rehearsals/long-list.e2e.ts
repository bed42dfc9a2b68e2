import type { Page } from "playwright-core";
import { expect } from "vitest";
import { row, titles } from "../src/browser/board.ts";
import { browserTest, expectSoon } from "../src/browser/browser-test.ts";
import { twoFrames } from "../src/browser/two-frames.ts";
import { registerPerson } from "../src/client/register-person.ts";

const TASKS = 60;

/** Ada at a list that is longer than her window. */
const test = browserTest.extend("page", async ({ server, visit }) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  for (let number = TASKS; number > 0; number -= 1) {
    await api.task.create.mutate({ workspaceId, title: `Task ${number}` });
  }
  const { page } = await visit({ as: ada, viewport: { width: 1280, height: 600 } });
  await page.goto("/tasks");
  await row(page, "Task 1").waitFor();
  return page;
});

/** How far each row that is there is from the one before it, and how high that is. */
const gaps = (page: Page) =>
  page.evaluate<number[]>(`[...document.querySelectorAll("[data-task-list] > li")]
    .map((row) => row.getBoundingClientRect())
    .map(({ top }, index, all) => Math.round(index === 0 ? 0 : top - all[index - 1].bottom))`);

test("rows that came while the list was scrolled can be worked on like all others", async ({
  page,
}) => {
  await page.mouse.move(640, 400);
  await page.mouse.wheel(0, 1_000);
  const far = row(page, "Task 30");
  await far.waitFor();
  await far.getByRole("button", { name: "More for Task 30" }).waitFor({ state: "attached" });
  await far.hover();
  await far.getByRole("button", { name: /^Priority/u }).click();
  await page.getByRole("menuitemradio", { name: "High" }).click();
  const set = far.getByRole("button", { name: /^Priority: High/u });
  await expect.poll(() => set.count()).toBe(1);
});

const scrolled = (page: Page) => page.evaluate<number>("scrollY");

/** Whether a row is in sight. */
const isSeen = (page: Page, title: string) =>
  row(page, title).evaluate((one: Box) => one.getBoundingClientRect().top > 0);

/** As much of an element of the page as is read here. */
interface Box {
  readonly getBoundingClientRect: () => { readonly top: number };
}

test("what a search finds is shown from its beginning, wherever the list was", async ({ page }) => {
  await page.mouse.move(640, 400);
  await page.mouse.wheel(0, 1_200);
  await expectSoon(() => scrolled(page)).toBeGreaterThan(1_000);
  await page.keyboard.press("/");
  await page.keyboard.type("Task");
  await page.waitForURL(/q=Task/u);
  await expectSoon(() => scrolled(page)).toBe(0);
  expect(await isSeen(page, "Task 1")).toBe(true);
});

test("a task that is added from far down the list is seen", async ({ page }) => {
  await page.mouse.move(640, 400);
  await page.mouse.wheel(0, 1_200);
  await expectSoon(() => scrolled(page)).toBeGreaterThan(1_000);
  await page.keyboard.press("q");
  await page.keyboard.type("Water the plants");
  await page.keyboard.press("Enter");
  await row(page, "Water the plants").waitFor();
  await expectSoon(() => isSeen(page, "Water the plants")).toBe(true);
});

test("rows stand one below the other at any size of letters and any width", async ({ page }) => {
  const together = () => expect.poll(async () => new Set(await gaps(page))).toEqual(new Set([0]));
  await together();
  await page.evaluate(`document.documentElement.style.fontSize = "200%"`);
  await together();
  await page.setViewportSize({ width: 375, height: 700 });
  await together();
});

browserTest(
  "a list that is longer than the page comes as one scrolls, each task once",
  async ({ visit, server }) => {
    const ada = await registerPerson(server.url);
    const { api, workspaceId } = ada;
    const all = Array.from({ length: 120 }, (_, index) => `Task ${index}`);
    for (const title of all) await api.task.create.mutate({ workspaceId, title });
    const { page } = await visit({ as: ada });
    await page.goto("/tasks");
    await row(page, "Task 119").waitFor();

    const seen = new Set<string | null>();
    await expectSoon(async () => {
      for (const title of await titles(page)) seen.add(title);
      await page.mouse.wheel(0, 400);
      await twoFrames(page);
      return [...seen];
    }).toEqual(all.toReversed());
    await page.getByText("That is all of them.").waitFor();
  },
);
