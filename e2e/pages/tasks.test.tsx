import { CreateTaskInput, ListTasksInput, type Role, UpdateTaskInput } from "@taskflow/contract";
import { createTask, listTasks, updateTask } from "@taskflow/domain";
import { asAdmin, seedMember, signUp, type TestPerson } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { holdFrames } from "./hold-frames.ts";
import { pageTest } from "./page-test.tsx";

/** Ada at her tasks, of which there is one. */
const test = pageTest.extend("ada", async ({ open, services, testDatabase }) => {
  const person = await signUp(services);
  await createTask(
    person.ctx(),
    CreateTaskInput.parse({ workspaceId: person.workspaceId, title: "Water the plants" }),
  );
  const { user } = open({ path: "/tasks", refreshToken: person.tokens.refreshToken });
  const row = await screen.findByRole("listitem", { name: "Water the plants" });
  const become = (role: Role) => seedMember(testDatabase, { ...person, role });
  return { person, user, row, become, saved: () => savedTasks(person) };
});

async function savedTasks(person: TestPerson): Promise<string[]> {
  const input = ListTasksInput.parse({ workspaceId: person.workspaceId });
  const { items } = await listTasks(person.ctx(), input);
  return items.map(({ title, status }) => `${title}: ${status}`);
}

/** What the row's box has shown from now on: the answer may come before a look in between. */
function watchDone(row: HTMLElement): () => boolean[] {
  const shown: boolean[] = [];
  const observer = new MutationObserver((records) => {
    for (const { oldValue } of records) shown.push(oldValue !== "true");
  });
  const box = within(row).getByRole("checkbox");
  observer.observe(box, { attributeFilter: ["aria-checked"], attributeOldValue: true });
  return () => shown;
}

test("a task that is added is on the page at once and in the database soon", async ({
  ada: { user, saved },
}) => {
  await user.type(screen.getByLabelText("New task"), "Pay the rent{Enter}");

  expect(screen.getAllByRole("listitem").map((row) => row.getAttribute("aria-label"))).toEqual([
    "Pay the rent",
    "Water the plants",
  ]);
  await expect.poll(saved).toEqual(["Pay the rent: todo", "Water the plants: todo"]);
});

test("Escape takes a draft's error away and keeps the draft, until it is gone on with", async ({
  ada: { user, row },
}) => {
  const field = screen.getByLabelText("New task");
  await user.click(field);
  await user.paste("a".repeat(501));
  await screen.findByRole("alert");
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(field).toHaveProperty("value", "a".repeat(501));
  await expect.poll(() => document.activeElement).toBe(row);

  await user.type(field, "{Enter}");
  await screen.findByRole("alert");
});

test("a task that may not be added stays as it was typed, says why, and can be tried again", async ({
  ada: { user, become, saved },
}) => {
  await become("viewer");
  await user.type(screen.getByLabelText("New task"), "Pay the rent{Enter}");

  await screen.findByText("Not added. You may look at this, but not change it.");
  expect(await saved()).toEqual(["Water the plants: todo"]);

  await become("owner");
  const row = screen.getByRole("listitem", { name: "Pay the rent" });
  await user.click(within(row).getByRole("button", { name: "Try again" }));
  await expect.poll(saved).toEqual(["Pay the rent: todo", "Water the plants: todo"]);
});

test("a change that is refused is taken back, and the page says why", async ({
  ada: { user, row, become, saved },
}) => {
  await become("viewer");
  const shown = watchDone(row);
  await user.click(within(row).getByRole("checkbox"));

  await screen.findByText("Change not saved");
  await screen.findByText("You may look at this, but not change it.");
  await expect.poll(shown).toEqual([true, false]);
  expect(await saved()).toEqual(["Water the plants: todo"]);
});

test("a deleted task is gone, and undo brings it back", async ({ ada: { user, row, saved } }) => {
  row.focus();
  await user.keyboard("{Delete}");
  expect(screen.queryByRole("listitem", { name: "Water the plants" })).toBeNull();
  await expect.poll(saved).toEqual([]);

  await user.click(await screen.findByRole("button", { name: "Undo" }));

  await screen.findByRole("listitem", { name: "Water the plants" });
  await expect.poll(saved).toEqual(["Water the plants: todo"]);
});

test.for(["Keep mine", "Take theirs"])(
  "%s decides a conflict, and the task that it was about has the focus",
  async (decision, { ada: { person, user, row, saved } }) => {
    const { workspaceId } = person;
    const { items } = await listTasks(person.ctx(), ListTasksInput.parse({ workspaceId }));
    const theirs = { workspaceId, id: items.at(0)?.id, patch: { title: "Water the roses" } };
    await updateTask(person.ctx(), UpdateTaskInput.parse(theirs));
    row.focus();
    await user.keyboard("e");
    const title = await screen.findByRole("textbox", { name: "Title" });
    await user.clear(title);
    await user.type(title, "Water the cactus{Enter}");
    await user.click(await screen.findByRole("button", { name: "Decide" }));
    await user.click(await screen.findByRole("button", { name: decision }));

    await expect.poll(() => document.activeElement).toBe(screen.getByRole("complementary"));
    const kept = decision === "Keep mine" ? "Water the cactus: todo" : "Water the roses: todo";
    await expect.poll(saved).toEqual([kept]);
  },
);

test("a session that was ended leads to the door at the next step, which says so", async ({
  ada: { person, user, row },
  testDatabase,
}) => {
  await asAdmin(testDatabase, (client) =>
    client.query(
      "update public.session set revoked_at = now(), revoked_reason = 'signed_out' where id = $1",
      [person.sessionId],
    ),
  );
  await user.click(within(row).getByRole("checkbox"));

  await screen.findByText("Your session has ended. Sign in to go on where you were.");
  expect(screen.queryByText("Water the plants")).toBeNull();
});

test("Escape leaves the title as it was, in the list and in the panel", async ({
  ada: { user, row, saved },
}) => {
  row.focus();
  await user.keyboard("e");
  await user.type(await screen.findByRole("textbox", { name: "Title" }), " oops{Escape}");
  await user.click(within(row).getByRole("button", { name: "Open Water the plants" }));
  const title = await screen.findByRole("textbox", { name: "Title" });
  await user.type(title, " oops{Escape}");

  expect(title).toHaveProperty("value", "Water the plants");
  // A write that follows shows that none was on its way before.
  await user.type(title, " today{Enter}");
  await expect.poll(saved).toEqual(["Water the plants today: todo"]);
});

test("whoever begins to type while the focus is still on its way to a row keeps it", async ({
  ada: { user, row },
}) => {
  const letFramesCome = holdFrames();
  row.focus();
  await user.keyboard("e");
  await user.keyboard("{Escape}");
  const field = screen.getByLabelText("New task");
  await user.click(field);
  letFramesCome();
  expect(document.activeElement).toBe(field);
});

test("a menu that is opened while the focus is still on its way to a row keeps it", async ({
  ada: { user, row },
}) => {
  const letFramesCome = holdFrames();
  row.focus();
  await user.keyboard("e");
  await user.keyboard("{Escape}");
  await user.click(within(row).getByRole("button", { name: /^Priority/u }));
  const menu = await screen.findByRole("menu");
  menu.focus();
  letFramesCome();
  expect(menu.contains(document.activeElement)).toBe(true);
});

test("a dialog that has the focus itself keeps it from a row's that is still on its way", async ({
  ada: { user, row },
}) => {
  const letFramesCome = holdFrames();
  row.focus();
  await user.keyboard("e");
  await user.keyboard("{Escape}");
  await user.keyboard("?");
  const dialog = await screen.findByRole("dialog");
  dialog.focus();
  letFramesCome();
  expect(dialog.contains(document.activeElement)).toBe(true);
});

test("a page is not left without a question while a title is being written, in the list or in the panel", async ({
  ada: { user, row },
}) => {
  row.focus();
  await user.keyboard("e");
  expect(isLeftUnasked()).toBe(true);
  await user.type(await screen.findByRole("textbox", { name: "Title" }), " today");
  expect(isLeftUnasked()).toBe(false);
  await user.keyboard("{Escape}");
  expect(isLeftUnasked()).toBe(true);

  await user.click(within(row).getByRole("button", { name: "Open Water the plants" }));
  await user.type(await screen.findByRole("textbox", { name: "Title" }), " today");
  expect(isLeftUnasked()).toBe(false);
  await user.keyboard("{Escape}");
  expect(isLeftUnasked()).toBe(true);
});

function isLeftUnasked(): boolean {
  return window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
}

test("a due date is written as dates are shown, and what is no date is said to be none", async ({
  ada: { user, row },
}) => {
  row.focus();
  await user.keyboard("d");
  const field = await screen.findByRole("textbox", { name: "Another date" });
  await user.type(field, "3 Fbe 2100{Enter}");
  await screen.findByText(/^That is no date\. Write it like \d+ \w+ \d+\.$/u);
  await user.clear(field);
  await user.type(field, "3 Feb 2100{Enter}");
  await within(row).findByRole("button", {
    name: /^Due date: 3 Feb 2100, Wednesday/u,
  });

  row.focus();
  await user.keyboard("d");
  const again = await screen.findByRole("textbox", { name: "Another date" });
  expect(again).toHaveProperty("value", "3 Feb 2100");
});
