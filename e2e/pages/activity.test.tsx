import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { teamTest as test } from "./team-test.tsx";

test("the activity tells who did what, and is narrowed to a person and to a kind", async ({
  team,
}) => {
  const { user } = team.openAs(team.grace);
  const row = await screen.findByRole("listitem", { name: "Ship the release" });
  await user.click(within(row).getByRole("checkbox"));
  row.focus();
  await user.keyboard("gh");
  await screen.findByRole("heading", { level: 1, name: "Activity" });
  const done = await screen.findByText(/now Done/u);
  expect(done.closest("li")?.textContent).toContain("changed the task Ship the release");

  await user.click(screen.getByRole("combobox", { name: "Kind: Everything" }));
  await user.click(await screen.findByRole("option", { name: "Members" }));
  await expect.poll(() => screen.queryByText(/now Done/u)).toBeNull();
  const alan = await team.nameOf(team.alan);
  await user.click(screen.getByRole("combobox", { name: "Kind: Members" }));
  await user.click(await screen.findByRole("option", { name: "Tasks" }));
  await user.click(screen.getByRole("combobox", { name: "Person: Everybody" }));
  await user.click(await screen.findByRole("option", { name: alan }));
  await screen.findByText("Nothing fits.");
});

test("what went into the trash is told as a sentence", async ({ team }) => {
  const { user } = team.openAs(team.grace);
  const row = await screen.findByRole("listitem", { name: "Ship the release" });
  row.focus();
  await user.keyboard("#");
  await screen.findByText("Moved to the trash");
  await user.keyboard("gh");
  const told = await screen.findByText(/ to the trash$/u, { selector: "p" });
  expect(told.textContent).toContain("moved the task Ship the release to the trash");
});
