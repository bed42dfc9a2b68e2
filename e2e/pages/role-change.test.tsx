import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { teamTest as test } from "./team-test.tsx";

test("an editor who was made a viewer keeps what was typed and loses every control at the first refusal", async ({
  team,
}) => {
  const { user } = team.openAs(team.ada);
  const row = await screen.findByRole("listitem", { name: "Ship the release" });
  await team.become(team.ada, "viewer");
  await user.click(within(row).getByRole("checkbox"));

  await screen.findByText("You may look at this, but not change it.");
  await screen.findByText("View only");
  expect(within(row).queryByRole("checkbox")).toBeNull();
  within(row).getByRole("img", { name: "Status: To do" });
});

test("a viewer who was made an editor can edit as soon as the page is looked at again", async ({
  team,
}) => {
  await team.become(team.ada, "viewer");
  const { user } = team.openAs(team.ada);
  await screen.findByText("View only");
  await team.become(team.ada, "editor");
  window.dispatchEvent(new Event("focus"));

  await user.type(await screen.findByLabelText("New task"), "Thank everybody{Enter}");
  await screen.findByRole("listitem", { name: "Thank everybody" });
  expect(screen.queryByText("View only")).toBeNull();
});
