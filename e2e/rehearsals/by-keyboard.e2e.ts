import type { Page } from "playwright-core";
import { panel, row, saving, titles } from "../src/browser/board.ts";
import { browserTest as test, expectSoon } from "../src/browser/browser-test.ts";
import { registerPerson } from "../src/client/register-person.ts";

/** What has the focus: the name that a row or the open task has, or the label of a field. */
const focused = (page: Page) =>
  page.evaluate<string | null>(
    "document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels?.[0]?.textContent ?? null",
  );

test("somebody without a mouse adds, finds, changes, deletes, takes back and does again", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  for (const title of ["Pay the rent", "Call grandma"]) {
    await api.task.create.mutate({ workspaceId, title });
  }
  const { page } = await visit({ as: ada });
  const { keyboard } = page;
  const isFocused = (name: string) => expectSoon(() => focused(page)).toBe(name);
  const openPalette = async () => {
    await keyboard.press("Control+k");
    await isFocused("Search tasks and commands");
  };
  /** Enter takes what is marked, and what is found is marked a moment after it is there. */
  const isMarked = (name: string) =>
    page.getByRole("option", { name }).and(page.locator("[data-highlighted]")).waitFor();
  await page.goto("/tasks");
  await row(page, "Call grandma").waitFor();

  // Adds.
  await keyboard.press("q");
  await isFocused("New task");
  await keyboard.type("Water the plants");
  await saving(page, "task.create", () => keyboard.press("Enter"));
  await isFocused("New task");

  // Finds by the palette, from where she types; closing leads to the row.
  await openPalette();
  await keyboard.type("gran");
  await isMarked("Call grandma");
  await keyboard.press("Enter");
  await panel(page).waitFor();
  await isFocused("Call grandma");
  await keyboard.press("Escape");
  await panel(page).waitFor({ state: "hidden" });
  await isFocused("Call grandma");

  // Changes the status by the palette, also while a menu is open.
  await keyboard.press("p");
  await page.getByRole("menu").waitFor();
  await openPalette();
  await keyboard.type("set status");
  await isMarked("status");
  await keyboard.press("Enter");
  await page.getByRole("option", { name: "In progress" }).waitFor();
  await keyboard.type("in pro");
  await isMarked("In progress");
  await saving(page, "task.update", () => keyboard.press("Enter"));
  await page.getByRole("combobox").waitFor({ state: "detached" });
  await isFocused("Priority: No priority");

  // Deletes, takes it back, does it again.
  await saving(page, "task.delete", () => keyboard.press("Delete"));
  await isFocused("Pay the rent");
  await saving(page, "task.restore", () => keyboard.press("Control+z"));
  await page.getByText("Undone: moved to the trash").waitFor();
  await expectSoon(() => titles(page)).toHaveLength(3);
  await isFocused("Call grandma");
  await saving(page, "task.update", () => keyboard.press("Control+z"));
  await page.getByText("Undone: status").waitFor();
  await isFocused("Call grandma");
  await saving(page, "task.update", () => keyboard.press("Control+Shift+Z"));
  await saving(page, "task.delete", () => keyboard.press("Control+Shift+Z"));
  await page.getByText("Redone: moved to the trash").waitFor();
  await expectSoon(() => titles(page)).toEqual(["Water the plants", "Pay the rent"]);
  await isFocused("Pay the rent");
});
