import { randomUUID } from "node:crypto";
import { CreateTaskInput, TaskId, UpdateTaskInput, type TaskJson } from "@taskflow/contract";
import { createTask, deleteTask, showPresence, updateTask } from "@taskflow/domain";
import { seedMember, signUp } from "@taskflow/domain/testing";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { pageTest } from "./page-test.tsx";

/** Ada at her list, in whose workspace Bob works too. */
const test = pageTest.extend("team", async ({ open, services, testDatabase }) => {
  const [ada, bob] = [await signUp(services), await signUp(services)];
  const { workspaceId } = ada;
  await seedMember(testDatabase, { userId: bob.userId, workspaceId, role: "editor" });
  const create = (title: string) =>
    createTask(bob.ctx(), CreateTaskInput.parse({ workspaceId, title }));
  const refOf = ({ id }: TaskJson) => ({ workspaceId, id: TaskId.parse(id) });
  const first = await create("Water the plants");
  const { user } = open({ path: "/tasks", refreshToken: ada.tokens.refreshToken });
  await screen.findByRole("listitem", { name: first.title });
  return {
    user,
    first,
    create,
    rename: (task: TaskJson, title: string) =>
      updateTask(bob.ctx(), UpdateTaskInput.parse({ ...refOf(task), patch: { title } })),
    remove: (task: TaskJson) => deleteTask(bob.ctx(), refOf(task)),
    look: (task: TaskJson | null) =>
      showPresence(bob.ctx(), {
        workspaceId,
        tabId: randomUUID(),
        taskId: task === null ? null : TaskId.parse(task.id),
      }),
  };
});

const findRow = (name: string) => screen.findByRole("listitem", { name });
const rowOf = (name: string) => screen.queryByRole("listitem", { name });

test("what others write appears, changes and goes, and nobody asked for it", async ({
  team: { create, rename, remove, first },
}) => {
  const cat = await create("Feed the cat");
  await findRow("Feed the cat");
  await rename(first, "Water the garden");
  await findRow("Water the garden");
  expect(rowOf("Water the plants")).toBeNull();
  await remove(cat);
  await expect.poll(() => rowOf("Feed the cat")).toBeNull();
});

test("an open page of the activity tells what others do as they do it", async ({
  team: { user, create },
}) => {
  const told = () => screen.getByRole("main").textContent;
  await user.keyboard("gh");
  await expect.poll(told).toContain("added the task Water the plants");
  await create("Feed the cat");
  await expect.poll(told).toContain("added the task Feed the cat");
});

test("who is editing a title keeps the text when others change it, and decides", async ({
  team: { user, create, rename, first },
}) => {
  const row = await findRow("Water the plants");
  await user.click(within(row).getByRole("button", { name: "Water the plants" }));
  const field = within(row).getByRole("textbox", { name: "Title" });
  await user.clear(field);
  await user.type(field, "Water the cactus");
  await rename(first, "Water the roses");
  // What comes later has come, so the new title has too.
  await create("Feed the cat");
  await findRow("Feed the cat");
  expect(screen.getByRole("textbox", { name: "Title" })).toHaveProperty(
    "value",
    "Water the cactus",
  );
  await user.keyboard("{Enter}");
  await screen.findByText("Changed in two places");
});

test("who else has a task open is shown on its row, by name and initials", async ({
  team: { look, first },
}) => {
  const row = await findRow("Water the plants");
  await expect
    .poll(async () => {
      // Again, as a page does: this one may not have followed yet.
      await look(first);
      return within(row).queryByRole("img", { name: /^Also looking at this: /u }) !== null;
    })
    .toBe(true);
});
