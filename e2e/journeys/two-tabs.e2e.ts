import type { Page } from "playwright-core";
import { expect } from "vitest";
import { choose, panel, row, saving } from "../src/browser/board.ts";
import { browserTest, expectSoon } from "../src/browser/browser-test.ts";
import { registerPerson } from "../src/client/register-person.ts";

/** One person who has the same task before them in two tabs. */
const test = browserTest.extend("twoTabs", async ({ visit, server }) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  const { id } = await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  const { page: first, newTab, problems } = await visit({ as: ada });
  const second = await newTab();
  for (const tab of [first, second]) {
    await tab.goto("/tasks");
    await row(tab, "Water the plants").waitFor();
  }
  const saved = () => api.task.get.query({ workspaceId, id });
  return { first, second, problems, saved };
});

/** Turns to a tab and edits a title there. */
async function rename(tab: Page, from: string, title: string): Promise<void> {
  await tab.bringToFront();
  await row(tab, from).getByRole("button", { name: from, exact: true }).click();
  await tab.getByRole("textbox", { name: "Title" }).fill(title);
  await tab.keyboard.press("Enter");
}

test("a title that two tabs change is a conflict that a person decides, and neither text is lost", async ({
  twoTabs: { first, second, problems, saved },
}) => {
  problems.expect("status of 409", "task.update");
  await saving(first, "task.update", () => rename(first, "Water the plants", "Water the roses"));
  await rename(second, "Water the plants", "Water the cactus");
  await second.getByText("Changed in two places").waitFor();
  expect((await saved()).title).toBe("Water the roses");
  await row(second, "Water the roses").getByRole("button", { name: "Decide" }).click();
  await panel(second).getByText("Water the cactus").waitFor();
  await panel(second).getByRole("button", { name: "Keep mine" }).click();
  await expectSoon(async () => (await saved()).title).toBe("Water the cactus");
  await panel(second).getByRole("button", { name: "Close" }).click();

  // The first tab still shows its own; now it is the one that is late.
  await rename(first, "Water the roses", "Water the tulips");
  await row(first, "Water the cactus").getByRole("button", { name: "Decide" }).click();
  await panel(first).getByText("Water the tulips").waitFor();
  await panel(first).getByRole("button", { name: "Take theirs" }).click();
  await panel(first).getByText("Water the tulips").waitFor({ state: "hidden" });
  expect((await saved()).title).toBe("Water the cactus");
});

test("different fields that two tabs change are both kept", async ({
  twoTabs: { first, second, saved },
}) => {
  await saving(first, "task.update", () => rename(first, "Water the plants", "Water the roses"));

  await second.bringToFront();
  const plants = row(second, "Water the plants");
  // What is not set shows under the pointer.
  await plants.hover();
  const priority = plants.getByRole("button", { name: /^Priority:/u });
  await saving(second, "task.update", () =>
    choose(second, priority, { role: "menuitemradio", name: "Urgent" }),
  );

  expect(await saved()).toMatchObject({ title: "Water the roses", priority: "urgent" });
  await row(second, "Water the roses").waitFor();
});
