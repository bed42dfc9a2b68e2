import {
  CreateTaskInput,
  ListTasksInput,
  type TaskStatus,
  UpdateTaskInput,
} from "@taskflow/contract";
import { createTask, listTasks, updateTask } from "@taskflow/domain";
import { signUp, TEST_PASSWORD } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { pageTest } from "./page-test.tsx";

/** Ada at her tasks, with the focus on the one that is in progress. */
const test = pageTest.extend("ada", async ({ open, services }) => {
  const person = await signUp(services);
  const { workspaceId } = person;
  const create = (title: string, status: TaskStatus) =>
    createTask(person.ctx(), CreateTaskInput.parse({ workspaceId, title, status }));
  await create("Pay the rent", "todo");
  const plants = await create("Water the plants", "in_progress");
  const { user, app } = open({ path: "/tasks", refreshToken: person.tokens.refreshToken });
  const row = await screen.findByRole("listitem", { name: "Water the plants" });
  row.focus();
  const saved = async () => {
    const { items } = await listTasks(person.ctx(), ListTasksInput.parse({ workspaceId }));
    return items.map(({ title, status }) => `${title}: ${status}`);
  };
  const undo = () => user.keyboard("{Control>}z{/Control}");
  const redo = () => user.keyboard("{Control>}{Shift>}Z{/Shift}{/Control}");
  return { person, plants, user, app, row, saved, undo, redo };
});

const BEFORE = ["Water the plants: in_progress", "Pay the rent: todo"];

test("changes are taken back in order and done again, and the page says which", async ({
  ada: { user, row, saved, undo, redo },
}) => {
  await user.keyboard(" ");
  await expect.poll(saved).toContain("Water the plants: done");
  await user.keyboard("#");
  await expect.poll(saved).toEqual(["Pay the rent: todo"]);
  await expect.poll(() => document.activeElement?.getAttribute("aria-label")).toBe("Pay the rent");

  await undo();
  await screen.findByText("Undone: moved to the trash");
  await expect.poll(saved).toContain("Water the plants: done");
  await undo();
  await screen.findByText("Undone: status");
  await expect.poll(saved).toEqual(BEFORE);
  await undo();
  await redo();
  await screen.findByText("Redone: status");
  await expect.poll(saved).toContain("Water the plants: done");
  await redo();
  await expect.poll(saved).toEqual(["Pay the rent: todo"]);
  expect(row.isConnected).toBe(false);
  await expect.poll(() => document.activeElement?.getAttribute("aria-label")).toBe("Pay the rent");
});

test("what comes back has the focus again, and the next key is meant for it", async ({
  ada: { user, saved, undo },
}) => {
  const focused = () => document.activeElement?.getAttribute("aria-label");
  await user.keyboard("#");
  await expect.poll(focused).toBe("Pay the rent");
  await undo();
  await expect.poll(focused).toBe("Water the plants");
  await user.keyboard("{Delete}");
  await expect.poll(saved).toEqual(["Pay the rent: todo"]);

  await expect.poll(focused).toBe("Pay the rent");
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await expect.poll(focused).toBe("Water the plants");
  await expect.poll(saved).toEqual(BEFORE);
});

test("what comes back leaves the focus to whoever types elsewhere", async ({
  ada: { user, saved, undo },
}) => {
  await user.keyboard("#");
  await expect.poll(saved).toEqual(["Pay the rent: todo"]);
  const field = screen.getByLabelText("New task");
  await user.click(field);
  await undo();
  await expect.poll(saved).toEqual(BEFORE);
  await screen.findByRole("listitem", { name: "Water the plants" });
  await user.keyboard("Call grandma");
  expect(field).toHaveProperty("value", "Call grandma");
});

test("a task that was added is taken back to the trash and comes out of it again", async ({
  ada: { user, row, saved, undo, redo },
}) => {
  const field = screen.getByLabelText("New task");
  await user.type(field, "Call grandma{Enter}Pay");
  await expect.poll(saved).toHaveLength(3);
  // Over a text that is being typed, the keys are the browser's.
  await undo();
  row.focus();
  await user.keyboard(" ");
  await expect.poll(saved).toContain("Water the plants: done");

  await user.clear(field);
  expect(document.activeElement).toBe(field);
  await undo();
  await expect.poll(saved).toContain("Water the plants: in_progress");
  await user.click(screen.getByLabelText("Search tasks"));
  await undo();
  await expect.poll(saved).toEqual(BEFORE);
  await redo();
  await expect.poll(saved).toEqual(["Call grandma: todo", ...BEFORE]);
});

test("what is marked as not done is what it was before", async ({ ada: { user, row, saved } }) => {
  const box = within(row).getByRole("checkbox");
  await user.click(box);
  await expect.poll(saved).toContain("Water the plants: done");
  await user.click(box);
  await expect.poll(saved).toEqual(BEFORE);
});

test("the message's own undo takes back its step, whatever came after it", async ({
  ada: { user, saved, undo },
}) => {
  await user.keyboard("#");
  await expect.poll(saved).toEqual(["Pay the rent: todo"]);
  const rent = screen.getByRole("listitem", { name: "Pay the rent" });
  await expect.poll(() => document.activeElement).toBe(rent);
  await user.keyboard(" ");
  await expect.poll(saved).toEqual(["Pay the rent: done"]);
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await expect.poll(saved).toEqual(["Water the plants: in_progress", "Pay the rent: done"]);

  rent.focus();
  await undo();
  await expect.poll(saved).toEqual(BEFORE);
});

test("what is restored says so, and goes back to the trash by undo", async ({
  ada: { user, saved },
}) => {
  await user.keyboard("#");
  await expect.poll(saved).toEqual(["Pay the rent: todo"]);
  await user.keyboard("gt");
  await user.click(await screen.findByRole("button", { name: "Restore Water the plants" }));
  const message = await screen.findByRole("dialog", { name: "Restored" });
  await expect.poll(saved).toEqual(BEFORE);
  await user.click(within(message).getByRole("button", { name: "Undo" }));
  await expect.poll(saved).toEqual(["Pay the rent: todo"]);
});

test("what somebody else has changed since is a conflict like any other", async ({
  ada: { person, plants, user, saved, undo },
}) => {
  await user.keyboard(" ");
  await expect.poll(saved).toContain("Water the plants: done");
  const { workspaceId } = person;
  await updateTask(
    person.ctx(),
    UpdateTaskInput.parse({ workspaceId, id: plants.id, patch: { status: "cancelled" } }),
  );

  await undo();
  await screen.findByText("Somebody changed this first");
  expect(await saved()).toContain("Water the plants: cancelled");
});

test("who comes after somebody else finds nothing to undo", async ({
  ada: { user, app, saved, undo, person },
}) => {
  await user.keyboard(" ");
  await expect.poll(saved).toContain("Water the plants: done");
  app.session.signOut();
  await screen.findByRole("heading", { name: "Sign in" });
  await user.type(screen.getByLabelText("E-mail"), person.email);
  await user.type(screen.getByLabelText("Password"), TEST_PASSWORD);
  await user.keyboard("{Enter}");
  const row = await screen.findByRole("listitem", { name: "Water the plants" });
  row.focus();
  await undo();
  await user.keyboard("{Control>}k{/Control}");
  await screen.findByRole("combobox");
  expect(screen.queryByRole("option", { name: /^Undo/u })).toBeNull();
});
