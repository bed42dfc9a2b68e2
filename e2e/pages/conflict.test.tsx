import { ListTasksInput, UpdateTaskInput } from "@taskflow/contract";
import { listTasks, updateTask } from "@taskflow/domain";
import { screen } from "@testing-library/react";
import { expect } from "vitest";
import { teamTest as test } from "./team-test.tsx";

test("a conflict names the person who wrote the other text", async ({ team }) => {
  const { workspaceId } = team;
  const { user } = team.openAs(team.ada);
  const row = await screen.findByRole("listitem", { name: "Ship the release" });
  row.focus();
  await user.keyboard("e");
  const title = await screen.findByRole("textbox", { name: "Title" });
  const { items } = await listTasks(team.grace.ctx(), ListTasksInput.parse({ workspaceId }));
  const theirs = { workspaceId, id: items.at(0)?.id, patch: { title: "Ship it on Friday" } };
  await updateTask(team.grace.ctx(), UpdateTaskInput.parse(theirs));
  await user.type(title, " today{Enter}");

  await user.click(await screen.findByRole("button", { name: "Decide" }));
  const told = await screen.findByText(/ changed the title while you did\./u);
  const grace = await team.nameOf(team.grace);
  await expect.poll(() => told.textContent).toMatch(new RegExp(`^${grace} changed`, "u"));
});
