import { CreateTaskInput } from "@taskflow/contract";
import { createTask } from "@taskflow/domain";
import { signUp } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { pageTest, placeOf } from "./page-test.tsx";

/** Ada at her tasks, of which there is one, with the focus on it. */
const test = pageTest.extend("ada", async ({ open, services }) => {
  const person = await signUp(services);
  await createTask(
    person.ctx(),
    CreateTaskInput.parse({ workspaceId: person.workspaceId, title: "Water the plants" }),
  );
  const { user, app } = open({ path: "/tasks", refreshToken: person.tokens.refreshToken });
  const row = await screen.findByRole("listitem", { name: "Water the plants" });
  row.focus();
  return { user, row, place: () => placeOf(app) };
});

const focused = () => document.activeElement;

test.for(["{ArrowDown}", "{ArrowUp}", "{Home}", "{End}"])(
  "%s goes into the list from the page itself, but not out of a control",
  async (key, { ada: { user, row } }) => {
    for (const at of [screen.getByRole("main"), null]) {
      row.blur();
      at?.focus();
      expect(focused()).toBe(at ?? document.body);
      await user.keyboard(key);
      await expect.poll(focused).toBe(row);
    }
    const control = screen.getByRole("link", { name: "Trash" });
    control.focus();
    await user.keyboard(key);
    expect(focused()).toBe(control);
  },
);

test("where the last task leaves the list, the page has the focus and the next keys are keys", async ({
  ada: { user, place },
}) => {
  await user.keyboard("#");
  await screen.findByRole("heading", { name: "What needs doing?" });
  await expect.poll(focused).toBe(screen.getByRole("main"));
  await user.keyboard("gc");
  await expect.poll(place).toMatch(/^\/tasks\?status=/u);
});

test("an empty list is gone to and left by keys alone", async ({ ada: { user, place } }) => {
  await user.keyboard("gd");
  await screen.findByRole("heading", { name: "Nothing done yet" });
  await expect.poll(focused).toBe(screen.getByRole("main"));

  await user.keyboard("q");
  expect(focused()).toBe(screen.getByLabelText("New task"));
  await user.keyboard("{Escape}");
  expect(focused()).toBe(screen.getByRole("main"));
  await user.keyboard("ga");
  await expect.poll(place).toBe("/tasks");
});

test("two keys in a row go to another list, and the focus comes along", async ({
  ada: { user, place },
}) => {
  await user.keyboard("gt");
  await screen.findByRole("heading", { name: "The trash is empty" });
  expect(place()).toBe("/trash");
  await expect.poll(() => document.activeElement).toBe(screen.getByRole("main"));

  await user.keyboard("ga");
  const row = await screen.findByRole("listitem", { name: "Water the plants" });
  await user.keyboard("j");
  await expect.poll(() => document.activeElement).toBe(row);
});

test("the second of two keys does not do what it does alone", async ({ ada: { user, place } }) => {
  await user.keyboard("gd");
  await expect.poll(place).toBe("/tasks?status=done");
  expect(screen.queryByRole("dialog", { name: "Due date" })).toBeNull();
});

test("Escape closes one thing at a time", async ({ ada: { user, row, place } }) => {
  await user.keyboard("{Enter}");
  await screen.findByRole("complementary", { name: "Water the plants" });
  await user.keyboard("?");
  await screen.findByRole("dialog", { name: "Keyboard shortcuts" });

  await user.keyboard("{Escape}");
  await expect.poll(() => screen.queryByRole("dialog", { name: "Keyboard shortcuts" })).toBeNull();
  expect(place()).toMatch(/^\/tasks\/./u);
  await user.keyboard("{Escape}");
  await expect.poll(place).toBe("/tasks");
  await expect.poll(() => document.activeElement).toBe(row);
});

test("single letters can be switched off, where they are listed", async ({
  ada: { user, row },
}) => {
  await user.keyboard("?");
  const sheet = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  await user.click(within(sheet).getByRole("switch", { name: /^Single letters/u }));
  await user.keyboard("{Escape}");
  await expect.poll(() => document.activeElement).toBe(row);

  await user.keyboard("e?gt");
  expect(screen.queryByRole("textbox", { name: "Title" })).toBeNull();
  await user.keyboard("{F2}");
  await screen.findByRole("textbox", { name: "Title" });
});
