import type { Page } from "playwright-core";
import { expect } from "vitest";
import { choose, panel, row, saving } from "../src/browser/board.ts";
import { browserTest, expectSoon } from "../src/browser/browser-test.ts";
import { signedInPerson } from "../src/browser/signed-in.ts";

/** One person who has the same task before them in two tabs. */
const test = browserTest.extend("twoTabs", async ({ visit, server }) => {
  const { api, workspaceId, storageState } = await signedInPerson(server.url);
  const { id } = await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  const { page: first, newTab, problems } = await visit({ storageState });
  const second = await newTab();
  for (const tab of [first, second]) {
    await tab.goto("/tasks");
    await row(tab, "Water the plants").waitFor();
  }
  const saved = () => api.task.get.query({ workspaceId, id });
  return { first, second, problems, saved };
});

/** Leaves the field with Enter, which sends the new title. */
async function rename(tab: Page, title: string): Promise<void> {
  await row(tab, "Water the plants")
    .getByRole("button", { name: "Water the plants", exact: true })
    .click();
  await tab.getByRole("textbox", { name: "Title" }).fill(title);
  await tab.keyboard.press("Enter");
}

test("a title that two tabs change is a conflict that a person decides: keep mine", async ({
  twoTabs: { first, second, problems, saved },
}) => {
  problems.expect("status of 409", "task.update");
  await saving(first, "task.update", () => rename(first, "Water the roses"));

  await rename(second, "Water the cactus");

  await second.getByText("Changed in two places").waitFor();
  expect((await saved()).title).toBe("Water the roses");
  await row(second, "Water the roses").getByRole("button", { name: "Decide" }).click();
  await panel(second).getByText("Water the cactus").waitFor();
  await panel(second).getByRole("button", { name: "Keep mine" }).click();
  await expectSoon(async () => (await saved()).title).toBe("Water the cactus");
  await row(second, "Water the cactus").waitFor();
});

test("a title that two tabs change is a conflict that a person decides: take theirs", async ({
  twoTabs: { first, second, problems, saved },
}) => {
  problems.expect("status of 409", "task.update");
  await saving(first, "task.update", () => rename(first, "Water the roses"));

  await rename(second, "Water the cactus");

  await row(second, "Water the roses").getByRole("button", { name: "Decide" }).click();
  await panel(second).getByRole("button", { name: "Take theirs" }).click();
  await panel(second).getByText("Water the cactus").waitFor({ state: "hidden" });
  expect((await saved()).title).toBe("Water the roses");
});

test("different fields that two tabs change are both kept", async ({
  twoTabs: { first, second, saved },
}) => {
  await saving(first, "task.update", () => rename(first, "Water the roses"));

  const priority = row(second, "Water the plants").getByRole("button", { name: /^Priority:/u });
  await saving(second, "task.update", () =>
    choose(second, priority, { role: "menuitemradio", name: "Urgent" }),
  );

  expect(await saved()).toMatchObject({ title: "Water the roses", priority: "urgent" });
  await row(second, "Water the roses").waitFor();
});
