import { CreateTaskInput, ListTasksInput } from "@taskflow/contract";
import { createTask, listTasks } from "@taskflow/domain";
import { signUp } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { holdFrames } from "./hold-frames.ts";
import { pageTest, placeOf } from "./page-test.tsx";

const TITLES = ["Pay the rent", "Water the plants"] as const;

/** Ada at her tasks, with the focus on the one on top. */
const test = pageTest.extend("ada", async ({ open, services }) => {
  const person = await signUp(services);
  const { workspaceId } = person;
  const ids: string[] = [];
  for (const title of TITLES) {
    const task = await createTask(person.ctx(), CreateTaskInput.parse({ workspaceId, title }));
    ids.push(task.id);
  }
  const { user, app } = open({ path: "/tasks", refreshToken: person.tokens.refreshToken });
  const row = await screen.findByRole("listitem", { name: "Water the plants" });
  row.focus();
  const saved = async () => {
    const { items } = await listTasks(person.ctx(), ListTasksInput.parse({ workspaceId }));
    return items.map(({ title, status, priority }) => `${title}: ${status}, ${priority}`);
  };
  const openPalette = async () => {
    await user.keyboard("{Control>}k{/Control}");
    return await screen.findByRole("combobox");
  };
  return { user, row, ids, saved, openPalette, place: () => placeOf(app) };
});

const options = () => screen.queryAllByRole("option").map((option) => option.textContent);
const isGone = () => screen.queryByRole("dialog", { name: "Search and commands" }) === null;
const focused = () => document.activeElement;

test("the palette does to the task that has the focus what is chosen, and gives the focus back", async ({
  ada: { user, row, openPalette, saved },
}) => {
  const field = await openPalette();
  expect(focused()).toBe(field);
  const palette = screen.getByRole("dialog", { name: "Search and commands" });
  within(palette).getByText("Water the plants");

  await user.keyboard("mark done{Enter}");
  await expect.poll(isGone).toBe(true);
  expect(focused()).toBe(row);
  await expect.poll(saved).toContain("Water the plants: done, none");
});

test("a command leads to its choices; Backspace and Escape lead back, and then out", async ({
  ada: { user, row, openPalette, saved },
}) => {
  await openPalette();
  await user.keyboard("set prio{Enter}");
  await expect.poll(options).toEqual(["Urgent", "High", "Medium", "Low", "No priority"]);
  await user.keyboard("{Backspace}");
  await expect.poll(() => options().length).toBeGreaterThan(5);
  await user.keyboard("set prio{Enter}");
  await expect.poll(() => options().length).toBe(5);
  await user.keyboard("{Escape}");
  await expect.poll(() => options().length).toBeGreaterThan(5);
  await user.keyboard("set prio{Enter}");
  await expect.poll(() => options().length).toBe(5);
  await user.keyboard("hi{Enter}");

  await expect.poll(isGone).toBe(true);
  expect(focused()).toBe(row);
  await expect.poll(saved).toContain("Water the plants: todo, high");

  await openPalette();
  await user.keyboard("{Escape}");
  await expect.poll(isGone).toBe(true);
  expect(focused()).toBe(row);
});

test("what is typed to the letter comes before what only holds it", async ({
  ada: { user, openPalette, place },
}) => {
  await openPalette();
  await user.keyboard("settings{Enter}");
  await expect.poll(options).toContain("Profile");
  await user.keyboard("{Enter}");
  await expect.poll(place).toBe("/settings/profile");
});

test("the page for developers is gone to by its name", async ({
  ada: { user, openPalette, place },
}) => {
  await openPalette();
  await user.keyboard("developers{Enter}");
  await screen.findByRole("heading", { name: "Developers" });
  expect(place()).toBe("/settings/developers");
});

test("a choice is found by its own name", async ({ ada: { user, openPalette, saved } }) => {
  await openPalette();
  await user.keyboard("urgent{Enter}");
  await expect.poll(saved).toContain("Water the plants: todo, urgent");
});

test("typing finds tasks and opens them, with the focus in them; closing leads back to the row", async ({
  ada: { user, ids, openPalette, place },
}) => {
  await openPalette();
  await user.keyboard("rent");
  await screen.findByRole("option", { name: "Pay the rent" });
  await user.keyboard("{Enter}");

  const panel = await screen.findByRole("complementary", { name: "Pay the rent" });
  expect(place()).toBe(`/tasks/${ids[0]}`);
  await expect.poll(focused).toBe(panel);
  await user.keyboard("{Escape}");
  const row = await screen.findByRole("listitem", { name: "Pay the rent" });
  await expect.poll(focused).toBe(row);
});

test("an address that is pasted leads to its task, from where people type as well", async ({
  ada: { user, ids, openPalette, place },
}) => {
  await user.click(screen.getByLabelText("New task"));
  await user.paste("Half a sent");
  await openPalette();
  await user.paste(`${window.location.origin}/tasks/${ids[0]}`);
  await screen.findByRole("option", { name: "Pay the rent" });
  await user.keyboard("{Enter}");

  await expect.poll(place).toBe(`/tasks/${ids[0]}`);
  expect(screen.getByLabelText("New task")).toHaveProperty("value", "Half a sent");
});

test("what is typed right after the key that asks for the palette is typed into it", async ({
  ada: { user, openPalette },
}) => {
  holdFrames();
  const field = await openPalette();
  await user.keyboard("rent");
  expect(field).toHaveProperty("value", "rent");
});

test("a menu that has just been opened makes way for the palette", async ({
  ada: { user, openPalette },
}) => {
  holdFrames();
  await user.keyboard("p");
  await screen.findByRole("menu");
  await openPalette();
  expect(document.querySelector('[role="menu"][data-open]')).toBeNull();
});

test("a field in which somebody types beside an open menu gets no key that nobody pressed, and the focus back", async ({
  ada: { user, row, openPalette },
}) => {
  holdFrames();
  await user.click(within(row).getByRole("button", { name: /^Priority/u }));
  await screen.findByRole("menu");
  const field = screen.getByLabelText("New task");
  const keys: string[] = [];
  field.addEventListener("keydown", ({ key }) => keys.push(key));
  field.focus();
  await openPalette();
  expect(keys).toEqual(["Control", "k"]);
  await user.keyboard("{Escape}");
  await expect.poll(isGone).toBe(true);
  expect(focused()).toBe(field);
});

test("an address that leads nowhere says so", async ({ ada: { user, openPalette } }) => {
  await openPalette();
  await user.paste("019ab000-0000-7000-8000-000000000000");
  await screen.findByText("There is no such task");
  expect(options()).toEqual([]);
});

test("nothing found says so", async ({ ada: { user, openPalette } }) => {
  await openPalette();
  await user.keyboard("xyzzy");
  await screen.findByText("Nothing matches");
  expect(options()).toEqual([]);
});

test("without a network the tasks that have been loaded are found, and the palette says that it is so", async ({
  ada: { user, openPalette },
}) => {
  const said = "You are offline: only what has been loaded is searched.";
  await openPalette();
  window.dispatchEvent(new Event("offline"));
  try {
    await user.keyboard("rent");
    await screen.findByText(said);
    expect(options()).toEqual(["Pay the rent"]);
  } finally {
    window.dispatchEvent(new Event("online"));
  }
  await expect.poll(() => screen.queryByText(said)).toBeNull();
});

test("another page has its own commands, and none of the list that is gone", async ({
  ada: { user, openPalette, place },
}) => {
  await openPalette();
  await user.keyboard("go trash{Enter}");
  await expect.poll(place).toBe("/trash");
  await screen.findByRole("heading", { name: "The trash is empty" });
  await expect.poll(focused).toBe(screen.getByRole("main"));
  await openPalette();
  expect(screen.queryByRole("option", { name: /^Mark as/u })).toBeNull();
  screen.getByRole("option", { name: /^Sign out/u });
});
