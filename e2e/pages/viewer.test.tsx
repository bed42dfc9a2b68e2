import { ListTasksInput, TaskRef } from "@taskflow/contract";
import { deleteTask, listTasks } from "@taskflow/domain";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { teamTest } from "./team-test.tsx";

/** Ada, who may look. */
const test = teamTest.extend("viewer", async ({ team }) => {
  await team.become(team.ada, "viewer");
  const { user } = team.openAs(team.ada);
  const row = await screen.findByRole("listitem", { name: "Ship the release" });
  const saved = async () => {
    const input = ListTasksInput.parse({ workspaceId: team.workspaceId });
    const { items } = await listTasks(team.grace.ctx(), input);
    return items.map(({ title, status, priority }) => `${title}: ${status}, ${priority}`);
  };
  return { user, row, saved };
});

test("a viewer sees what a task is, and no control that would change it", async ({ viewer }) => {
  const { user, row } = viewer;
  screen.getByText("View only");
  expect(screen.queryByLabelText("New task")).toBeNull();
  within(row).getByRole("img", { name: "Status: To do" });
  within(row).getByRole("img", { name: "Priority: High" });
  expect(within(row).queryByRole("checkbox")).toBeNull();

  await user.click(within(row).getByRole("button", { name: "More for Ship the release" }));
  const items = within(await screen.findByRole("menu")).getAllByRole("menuitem");
  expect(items.map(({ textContent }) => textContent)).toEqual(["Open", "Copy link"]);
  await user.keyboard("{Escape}");

  await user.click(within(row).getByText("Ship the release"));
  const panel = within(await screen.findByRole("complementary", { name: "Ship the release" }));
  panel.getByRole("heading", { name: "Ship the release" });
  // It comes with the projects, after which it is called.
  await panel.findByRole("button", { name: "Copy TASK-1" });
  panel.getByRole("img", { name: "Priority: High" });
  expect(panel.queryByRole("textbox")).toBeNull();
  expect(panel.getAllByRole("button").map((one) => one.getAttribute("aria-label"))).toEqual([
    "Back to the list",
    "Copy TASK-1",
    "Copy link",
    "Close",
  ]);
});

test("a viewer's keys change nothing and say so once, and the palette offers none of it", async ({
  viewer,
}) => {
  const { user, row, saved } = viewer;
  row.focus();
  await user.keyboard(" spde#qc");
  const word = await screen.findByText("You may look at this, but not change it.");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(screen.getAllByRole("dialog")).toEqual([word.closest('[role="dialog"]')]);
  expect(document.activeElement).toBe(row);
  await user.keyboard("{Control>}k{/Control}");
  await screen.findByRole("combobox");
  const options = screen.getAllByRole("option").map(({ textContent }) => textContent);
  const writes = /done, or not|Mark as|status|priority|due date|Edit|Delete|Add a task|Undo/u;
  expect(options.filter((option) => writes.test(option))).toEqual([]);
  expect(await saved()).toEqual(["Ship the release: todo, high"]);
});

test("an empty list tells a viewer what will come, and asks for nothing; the trash offers nothing back", async ({
  viewer,
  team,
}) => {
  const { user, row } = viewer;
  const { workspaceId, grace } = team;
  const { items } = await listTasks(grace.ctx(), ListTasksInput.parse({ workspaceId }));
  for (const { id } of items) {
    await deleteTask(grace.ctx(), TaskRef.parse({ workspaceId, id }));
  }
  row.focus();
  window.dispatchEvent(new Event("focus"));
  await screen.findByRole("heading", { name: "No tasks yet" });
  expect(screen.queryByRole("button", { name: "Add your first task" })).toBeNull();
  await user.keyboard("gt");
  const trashed = await screen.findByRole("listitem", { name: "Ship the release" });
  expect(within(trashed).queryByRole("button", { name: /^Restore/u })).toBeNull();
});
