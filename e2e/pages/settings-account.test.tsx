import { CreateTaskInput, UpdateAccountInput } from "@taskflow/contract";
import { createTask, updateAccount } from "@taskflow/domain";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { settingsTest as test } from "./settings-test.tsx";

test("a name is saved on Enter, and the page shows it everywhere at once", async ({
  ada: { goTo, account },
}) => {
  const { user } = await goTo("profile", "Profile");
  const field = screen.getByLabelText("Name");
  await user.clear(field);
  await user.type(field, "  Ada Lovelace {Enter}");

  await screen.findByText("Saved");
  expect((await account()).name).toBe("Ada Lovelace");
  expect(field).toHaveProperty("value", "Ada Lovelace");
  screen.getByRole("button", { name: "Account: Ada Lovelace" });
});

test("a name is saved when its field is left, and Escape puts back what it was", async ({
  ada: { goTo, account },
}) => {
  const { user } = await goTo("profile", "Profile");
  const field = screen.getByLabelText("Name");
  const before = (await account()).name;
  await user.type(field, " oops{Escape}");
  expect(field).toHaveProperty("value", before);

  await user.type(field, " the First");
  await user.tab();
  await screen.findByText("Saved");
  expect((await account()).name).toBe(`${before} the First`);
});

test("a name that cannot be is refused beside its field, by the page and by the server", async ({
  ada: { goTo, account },
}) => {
  const { user } = await goTo("profile", "Profile");
  const before = (await account()).name;
  const field = screen.getByLabelText("Name");
  await user.clear(field);
  await user.keyboard("{Enter}");
  await screen.findByText("Enter your name.");
  expect(field.getAttribute("aria-invalid")).toBe("true");

  await user.click(field);
  await user.paste("Ada\u0007");
  await user.keyboard("{Enter}");
  await screen.findByText("Contains a control character.");
  expect((await account()).name).toBe(before);
});

test("a time zone is found by its city, saved, and can be the device's again", async ({
  ada: { goTo, account },
}) => {
  const { user } = await goTo("date-time", "Date and time");
  const zone = screen.getByRole("combobox", { name: "Time zone" });
  await user.click(zone);
  await user.type(await screen.findByLabelText("Search time zones"), "kiritim");
  await user.click(await screen.findByRole("option", { name: /Pacific\/Kiritimati/u }));

  await screen.findByText("Saved");
  expect((await account()).timeZone).toBe("Pacific/Kiritimati");
  expect(zone.textContent).toBe("Pacific/Kiritimati");

  await user.click(zone);
  await user.click(await screen.findByRole("option", { name: /^Like this device/u }));
  await expect.poll(async () => (await account()).timeZone).toBeNull();
});

test("a time zone is found by its city and taken by Enter", async ({ ada: { goTo, account } }) => {
  const { user } = await goTo("date-time", "Date and time");
  await user.click(screen.getByRole("combobox", { name: "Time zone" }));
  await user.type(await screen.findByLabelText("Search time zones"), "berlin{Enter}");

  await expect.poll(async () => (await account()).timeZone).toBe("Europe/Berlin");
});

test("a first day of the week is chosen by keys alone, and saved", async ({
  ada: { goTo, account },
}) => {
  const { user } = await goTo("date-time", "Date and time");
  screen.getByRole("combobox", { name: "First day of the week" }).focus();
  await user.keyboard("{Enter}");
  const list = await screen.findByRole("listbox");
  await expect.poll(() => list.contains(document.activeElement)).toBe(true);
  await user.keyboard("sat{Enter}");

  await expect.poll(async () => (await account()).weekStart).toBe("saturday");
});

test.for([
  { timeZone: "Pacific/Kiritimati", weekStart: "saturday", weekday: "Saturday" },
  { timeZone: "Pacific/Pago_Pago", weekStart: "sunday", weekday: "Sunday" },
  // On a device whose weeks begin on Sundays.
  { timeZone: "Etc/UTC", weekStart: null, weekday: "Monday" },
] as const)(
  "what is due today is so in $timeZone, and next week begins on a $weekday",
  async ({ timeZone, weekStart, weekday }, { ada: { person }, open }) => {
    await updateAccount(person.ctx(), UpdateAccountInput.parse({ timeZone, weekStart }));
    const dueDate = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone }).format();
    await createTask(
      person.ctx(),
      CreateTaskInput.parse({ workspaceId: person.workspaceId, title: "Pay the rent", dueDate }),
    );
    const { user } = open({ path: "/tasks", refreshToken: person.tokens.refreshToken });
    const row = await screen.findByRole("listitem", { name: "Pay the rent" });

    await user.click(within(row).getByRole("button", { name: /^Due date: Today, /u }));
    await user.click(await screen.findByRole("button", { name: /^Next week/u }));

    const due = await within(row).findByRole("button", { name: /^Due date/u });
    await expect.poll(() => due.getAttribute("aria-label")).toContain(`, ${weekday}, `);
  },
);

test("moments are written by the clocks of the account's time zone", async ({
  ada: { person },
  open,
}) => {
  const timeZone = "Pacific/Kiritimati";
  await updateAccount(person.ctx(), { timeZone });
  const { id, createdAt } = await createTask(
    person.ctx(),
    CreateTaskInput.parse({ workspaceId: person.workspaceId, title: "Pay the rent" }),
  );
  open({ path: `/tasks/${id}`, refreshToken: person.tokens.refreshToken });

  const format = { dateStyle: "medium", timeStyle: "short", timeZone } as const;
  const there = new Intl.DateTimeFormat("en-GB", format).format(new Date(createdAt));
  expect(await screen.findAllByText(there)).not.toEqual([]);
});

test("a theme and the single keys are kept on this device", async ({ ada: { goTo } }) => {
  const { user } = await goTo("appearance", "Appearance");
  await user.click(screen.getByRole("radio", { name: "Dark" }));
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  await user.click(screen.getByRole("radio", { name: "Like the system" }));
  expect(document.documentElement.dataset["theme"]).toBeUndefined();

  const keys = screen.getByRole("switch", { name: "Single letters as shortcuts" });
  await user.click(keys);
  expect(keys.getAttribute("aria-checked")).toBe("false");
  expect(localStorage.getItem("taskflow.single-keys")).toBe("off");
});

test("the keys are shown by what shows them: a letter, or the account's menu where letters are off", async ({
  ada: { goTo },
}) => {
  const { user } = await goTo("appearance", "Appearance");
  screen.getByText(/Press \? among your tasks/u);
  await user.click(screen.getByRole("switch", { name: "Single letters as shortcuts" }));
  expect(screen.queryByText(/Press \?/u)).toBeNull();
  screen.getByText(/“Keyboard shortcuts” in the menu of your account/u);
  await user.click(screen.getByRole("button", { name: /^Account/u }));
  await user.click(await screen.findByRole("menuitem", { name: "Keyboard shortcuts" }));
  await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
});
