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

/** Types another title in a tab, and does not save it yet. */
async function retitle(tab: Page, from: string, title: string): Promise<void> {
  await row(tab, from).getByRole("button", { name: from, exact: true }).click();
  await tab.getByRole("textbox", { name: "Title" }).fill(title);
}

const save = (tab: Page) => saving(tab, "task.update", () => tab.keyboard.press("Enter"));

test("a title that two tabs change is a conflict that a person decides, and neither text is lost", async ({
  twoTabs: { first, second, problems, saved },
}) => {
  problems.expect("status of 409", "task.update");
  await retitle(second, "Water the plants", "Water the cactus");
  await retitle(first, "Water the plants", "Water the roses");
  await save(first);
  await second.keyboard.press("Enter");
  await second.getByText("Changed in two places").waitFor();
  expect((await saved()).title).toBe("Water the roses");
  await row(second, "Water the roses").getByRole("button", { name: "Decide" }).click();
  await panel(second).getByText("Water the cactus").waitFor();

  // Meanwhile the first tab has begun to write again; now it is the one that is late.
  await retitle(first, "Water the roses", "Water the tulips");
  await panel(second).getByRole("button", { name: "Keep mine" }).click();
  await expectSoon(async () => (await saved()).title).toBe("Water the cactus");
  await panel(second).getByRole("button", { name: "Close" }).click();
  await first.keyboard.press("Enter");
  await row(first, "Water the cactus").getByRole("button", { name: "Decide" }).click();
  await panel(first).getByText("Water the tulips").waitFor();
  await panel(first).getByRole("button", { name: "Take theirs" }).click();
  await panel(first).getByText("Water the tulips").waitFor({ state: "hidden" });
  expect((await saved()).title).toBe("Water the cactus");
});

test("different fields that two tabs change are both kept, and both tabs show them", async ({
  twoTabs: { first, second, saved },
}) => {
  await retitle(first, "Water the plants", "Water the roses");
  const plants = row(second, "Water the plants");
  // What is not set shows under the pointer.
  await plants.hover();
  const priority = plants.getByRole("button", { name: /^Priority:/u });
  await saving(second, "task.update", () =>
    choose(second, priority, { role: "menuitemradio", name: "Urgent" }),
  );
  await save(first);

  expect(await saved()).toMatchObject({ title: "Water the roses", priority: "urgent" });
  for (const tab of [first, second]) {
    await row(tab, "Water the roses").getByRole("button", { name: "Priority: Urgent" }).waitFor();
  }
});
