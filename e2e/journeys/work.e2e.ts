import { expect } from "vitest";
import { addTask, choose, message, panel, row, saving, titles } from "../src/browser/board.ts";
import { browserTest as test, expectSoon } from "../src/browser/browser-test.ts";
import {
  newAccount,
  register,
  removeSamples,
  SAMPLES,
  signIn,
  signOut,
} from "../src/browser/door.ts";

test("somebody signs up, works with tasks, signs out, and finds all as it was left", async ({
  visit,
}) => {
  const { page } = await visit();
  const ada = newAccount();

  // Registers, and is still there after a reload.
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Create one" }).click();
  await saving(page, ["task.create", SAMPLES], () => register(page, ada));
  // Is shown around, by tasks that go at one press and come back at another.
  const samples = page.getByText("These 5 tasks show you around.");
  await samples.waitFor();
  expect((await titles(page))[0]).toContain("Welcome!");
  const removed = message(page, "Moved to the trash");
  const remove = page.getByRole("button", { name: "Remove samples" });
  await saving(page, ["task.delete", SAMPLES], () => remove.click());
  const undo = removed.getByRole("button", { name: "Undo" });
  await saving(page, ["task.restore", SAMPLES], () => undo.click());
  await removed.waitFor({ state: "detached" });
  await removeSamples(page);
  await page.reload();
  await page.getByRole("heading", { name: "What needs doing?" }).waitFor();

  // Writes down what there is to do, a line each.
  for (const title of ["Water the plants", "Pay the rent", "Call grandma"]) {
    await saving(page, "task.create", () => addTask(page, title));
  }
  expect(await titles(page)).toEqual(["Call grandma", "Pay the rent", "Water the plants"]);

  // Edits a title in place.
  await row(page, "Call grandma")
    .getByRole("button", { name: "Call grandma", exact: true })
    .click();
  await page.getByRole("textbox", { name: "Title" }).fill("Call grandmother");
  await saving(page, "task.update", () => page.keyboard.press("Enter"));
  const call = row(page, "Call grandmother");

  // Says how much it matters, and when.
  await saving(page, "task.update", () =>
    choose(page, call.getByRole("button", { name: /^Priority:/u }), {
      role: "menuitemradio",
      name: "High",
    }),
  );
  // What is not set shows under the pointer.
  await call.hover();
  await call.getByRole("button", { name: /^Due date:/u }).click();
  await saving(page, "task.update", () => page.getByRole("button", { name: /^Tomorrow/u }).click());
  await call.getByRole("button", { name: "Priority: High" }).waitFor();

  // Is done with one.
  const plants = row(page, "Water the plants");
  await saving(page, "task.update", () => plants.getByRole("checkbox").click());
  await plants.getByRole("checkbox", { checked: true }).waitFor();

  // Adds details, which save themselves.
  await call.getByRole("button", { name: /^Open/u }).click();
  await saving(page, "task.update", () =>
    panel(page).getByLabel("Description").fill("On Sunday,\nafter lunch."),
  );
  await page.reload();
  expect(await panel(page).getByLabel("Description").inputValue()).toBe("On Sunday,\nafter lunch.");
  await panel(page).getByRole("button", { name: "Close" }).click();

  // Finds by status and by the beginning of a word.
  await choose(page, page.getByRole("button", { name: /^Filter by status/u }), {
    role: "menuitemcheckbox",
    name: "Done",
  });
  await expectSoon(() => titles(page)).toEqual(["Water the plants"]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expectSoon(() => titles(page)).toHaveLength(3);
  await page.getByLabel("Search tasks").pressSequentially("sund");
  await expectSoon(() => titles(page)).toEqual(["Call grandmother"]);
  await page.getByRole("button", { name: "Clear the search" }).click();
  await expectSoon(() => titles(page)).toHaveLength(3);

  // Deletes, thinks better of it, deletes after all, and takes it out of the trash.
  const deleteRent = () =>
    choose(page, row(page, "Pay the rent").getByRole("button", { name: /^More/u }), {
      role: "menuitem",
      name: "Delete",
    });
  await saving(page, "task.delete", deleteRent);
  await expectSoon(() => titles(page)).toEqual(["Call grandmother", "Water the plants"]);
  await saving(page, "task.restore", () => page.getByRole("button", { name: "Undo" }).click());
  await expectSoon(() => titles(page)).toHaveLength(3);
  await saving(page, "task.delete", deleteRent);
  await page.getByRole("link", { name: "Trash" }).click();
  await expectSoon(async () => (await titles(page))[0]).toBe("Pay the rent");
  await saving(page, "task.restore", () =>
    page.getByRole("button", { name: "Restore Pay the rent" }).click(),
  );
  await row(page, "Pay the rent").waitFor({ state: "detached" });

  // Leaves, comes back, and all is there.
  await signOut(page);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goto("/tasks");
  await signIn(page, ada);
  await expectSoon(() => titles(page)).toEqual([
    "Call grandmother",
    "Pay the rent",
    "Water the plants",
  ]);
  await call.getByRole("button", { name: "Priority: High" }).waitFor();
  await call.getByText("Tomorrow").waitFor();
  expect(await plants.getByRole("checkbox").isChecked()).toBe(true);
  await call.getByRole("button", { name: /^Open/u }).click();
  expect(await panel(page).getByLabel("Description").inputValue()).toBe("On Sunday,\nafter lunch.");
});
