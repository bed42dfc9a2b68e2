import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { teamTest } from "./team-test.tsx";

/** Somebody at the tasks of the team, and the palette, asked for with what is typed into it. */
const test = teamTest.extend("palette", ({ team }) => async (as: "grace" | "ada") => {
  const { user } = team.openAs(team[as]);
  await screen.findByRole("listitem", { name: "Ship the release" });
  const find = async (typed: string) => {
    await user.keyboard("{Control>}k{/Control}");
    const palette = await screen.findByRole("dialog");
    const field = within(palette).getByRole("combobox");
    await expect.poll(() => document.activeElement).toBe(field);
    await user.keyboard(typed);
    expect(field).toHaveProperty("value", typed);
  };
  return { user, find };
});

const found = () => screen.queryAllByRole("option").map((option) => option.textContent);
const headingNamed = (name: string) => screen.queryByRole("heading", { level: 2, name });

test("each section is found by its name and by what is done in it, and its heading has the focus", async ({
  palette,
}) => {
  const { user, find } = await palette("grace");
  for (const [typed, parent, section] of [
    ["Password", "Settings", "Password"],
    ["devices", "Settings", "Sessions"],
    ["export", "Settings", "My data"],
    ["Invitations", "Workspace settings", "Invitations"],
    ["Tokens", "Workspace settings", "Developers"],
    ["Appearance", "Settings", "Appearance"],
    // It is there already, and is gone to once more.
    ["Appearance", "Settings", "Appearance"],
  ] as const) {
    await find(typed);
    await expect.poll(found).toEqual([`${parent}${section}`]);
    await user.keyboard("{Enter}");
    await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
    await expect.poll(() => headingNamed(section)).not.toBeNull();
    await expect.poll(() => document.activeElement).toBe(headingNamed(section));
  }
});

test("the settings are a list of their sections, and what has a command of its own is found once", async ({
  palette,
}) => {
  const { user, find } = await palette("grace");
  await find("members");
  await expect.poll(found).toEqual([expect.stringMatching(/^Members/u)]);
  await user.keyboard("{Escape}");
  await find("developers");
  await expect.poll(found).toEqual(["Developers"]);
  await user.keyboard("{Escape}");
  await find("workspace settings");
  await user.keyboard("{Enter}");
  await expect
    .poll(found)
    .toEqual(["General", "Members", "Invitations", "Developers", "Leave or delete"]);
});

test("a section in which somebody may do nothing is not found", async ({ palette }) => {
  const { find } = await palette("ada");
  await find("invitations");
  await expect.poll(found).toEqual([]);
});
