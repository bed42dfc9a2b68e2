import { randomUUIDv7 } from "node:crypto";
import { asAdmin } from "@taskflow/db/testing";
import { expect } from "vitest";
import { audit } from "../src/browser/audit.ts";
import { panel, row } from "../src/browser/board.ts";
import { browserTest as test } from "../src/browser/browser-test.ts";
import { newAccount, register, signIn } from "../src/browser/door.ts";
import { PASSWORD, registerPerson } from "../src/client/register-person.ts";

test("nothing stands in anybody's way at the door", async ({ visit }) => {
  const { page, problems } = await visit();
  const faults: string[] = [];
  const look = async (state: string) => void faults.push(...(await audit(page, state)));

  await page.goto("/sign-in");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await look("sign-in");
  await page.goto("/sign-in?reason=ended");
  await page.getByText("Your session has ended.").waitFor();
  await look("session ended");
  problems.expect("status of 401", "auth.login");
  await signIn(page, newAccount());
  await page.getByRole("alert").waitFor();
  await look("refused sign-in");
  await page.goto("/register");
  await page.getByRole("heading", { name: "Create an account" }).waitFor();
  await look("register");
  await register(page, { ...newAccount(), email: "", password: "short" });
  await page.getByText("Enter your e-mail address.").waitFor();
  await look("refused registration");

  expect(faults).toEqual([]);
});

test("nothing stands in anybody's way among the tasks", async ({ visit, server }) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  const { page, goOffline, problems } = await visit({ as: ada });
  const faults: string[] = [];
  const look = async (state: string, part?: string) => {
    faults.push(...(await audit(page, state, part)));
    await page.setViewportSize({ width: 1280, height: 800 });
  };

  await page.goto("/tasks");
  await page.getByRole("heading", { name: "What needs doing?" }).waitFor();
  await look("no tasks");
  await page.getByRole("button", { name: /^Account:/u }).click();
  await page.getByRole("menu").waitFor();
  await look("account menu");
  await page.goto("/trash");
  await page.getByRole("heading", { name: "The trash is empty" }).waitFor();
  await look("empty trash");

  const call = await api.task.create.mutate({
    workspaceId,
    title: "Call grandmother",
    description: "On Sunday.",
    status: "in_progress",
    priority: "low",
  });
  for (const task of [
    { title: "Water the plants", status: "done" },
    { title: "Pay the rent", dueDate: "2020-01-01", priority: "urgent" },
    { title: "Learn to juggle", status: "cancelled", dueDate: "2999-12-31" },
    { title: `A title that is long ${"and goes on ".repeat(20)}`, priority: "medium" },
    { title: "Unbreakable".repeat(20), priority: "high" },
  ] as const) {
    await api.task.create.mutate({ workspaceId, ...task });
  }
  const { id } = await api.task.create.mutate({ workspaceId, title: "Thrown away" });
  await api.task.delete.mutate({ workspaceId, id });

  await page.goto("/tasks");
  const rent = row(page, "Pay the rent");
  await rent.waitFor();
  await look("tasks");
  for (const [property, role] of [
    ["Status", "menu"],
    ["Priority", "menu"],
    ["Due date", "dialog"],
    ["More", "menu"],
  ] as const) {
    // What is not set shows under the pointer.
    await rent.hover();
    await rent.getByRole("button", { name: new RegExp(`^${property}`, "u") }).click();
    await page.getByRole(role).waitFor();
    // What it covers is out of reach while it is open.
    await look(`${property} of a task`, `[role="${role}"]`);
    await page.keyboard.press("Escape");
  }
  await page.getByRole("button", { name: /^Filter by status/u }).click();
  await page.getByRole("menu").waitFor();
  await look("filter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await look("keyboard shortcuts");
  await page.keyboard.press("Escape");
  await rent.getByRole("button", { name: "Pay the rent", exact: true }).click();
  await page.getByRole("textbox", { name: "Title" }).waitFor();
  await look("title being edited");
  await page.keyboard.press("Escape");
  await row(page, "Call grandmother").getByRole("button", { name: /^Open/u }).click();
  await panel(page).getByLabel("Description").waitFor();
  await look("open task");
  problems.expect("status of 409", "task.update");
  // Whoever is editing keeps the text, and the version that it was begun with.
  await panel(page).getByRole("textbox", { name: "Title" }).fill("Call grandma");
  await api.task.update.mutate({ workspaceId, id: call.id, patch: { title: "Call grandpa" } });
  await page.keyboard.press("Enter");
  await panel(page).getByRole("button", { name: "Keep mine" }).waitFor();
  await look("conflict");
  await panel(page).getByRole("button", { name: "Take theirs" }).click();
  await panel(page).getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Undo" }).waitFor();
  await look("message");
  await goOffline();
  await look("offline");
  await page.context().setOffline(false);
  await page.goto("/tasks?q=nothing");
  await page.getByRole("heading", { name: "Nothing matches" }).waitFor();
  await look("nothing matches");
  await page.goto(`/trash/${id}`);
  await panel(page).getByText("This task is in the trash.").waitFor();
  await look("open task in the trash");
  problems.expect("status of 404", "task.get");
  await page.goto(`/tasks/${randomUUIDv7()}`);
  await panel(page).getByRole("heading", { name: "There is no such task" }).waitFor();
  await look("missing task");
  problems.expect("net::ERR_FAILED", "task.list");
  await page.route("**/trpc/task.list*", (route) => route.abort());
  await page.goto("/tasks");
  await page.getByRole("heading", { name: "The tasks could not be loaded" }).waitFor();
  await look("no answer");
  await page.goto("/nowhere");
  await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  await look("missing page");

  expect(faults).toEqual([]);
});

test("nothing stands in anybody's way in the settings", async ({ visit, server, testDatabase }) => {
  const ada = await registerPerson(server.url);
  const { page, goOffline, problems } = await visit({ as: ada });
  const faults: string[] = [];
  const look = async (state: string, part?: string) => {
    faults.push(...(await audit(page, state, part)));
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  const goTo = async (section: string, heading: string) => {
    await page.goto(`/settings/${section}`);
    await page.getByRole("heading", { level: 2, name: heading }).waitFor();
  };

  await goTo("profile", "Profile");
  await look("profile");
  await page.getByLabel("Name", { exact: true }).fill("");
  await page.keyboard.press("Enter");
  await page.getByText("Enter your name.").waitFor();
  await look("refused name");
  await page.keyboard.press("Escape");
  await goTo("appearance", "Appearance");
  await look("appearance");
  await goTo("date-time", "Date and time");
  await look("date and time");
  await page.getByRole("combobox", { name: "Time zone" }).click();
  await page.getByRole("option").first().waitFor();
  await look("time zones", '[role="dialog"]');
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "First day of the week" }).click();
  await page.getByRole("option").first().waitFor();
  await look("first days of the week", '[role="listbox"]');
  await page.keyboard.press("Escape");
  await ada.api.auth.login.mutate({ email: ada.email, password: PASSWORD });
  await goTo("sessions", "Sessions");
  await page.getByRole("listitem").nth(1).waitFor();
  await look("sessions");
  await asAdmin(testDatabase, (client) =>
    client.query("update public.session set authenticated_at = now() - interval '11 minutes'"),
  );
  problems.expect("status of 403", "session.endOthers");
  await page.getByRole("button", { name: "End all others" }).click();
  await page.getByRole("dialog", { name: "Is it you?" }).waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Enter your password.").waitFor();
  await look("password asked for once more", '[role="dialog"]');
  problems.expect("net::ERR_FAILED", "session.list");
  await page.route("**/trpc/session.list*", (route) => route.abort());
  await goTo("sessions", "Sessions");
  await page.getByText("Your sessions could not be loaded").waitFor();
  await look("no answer");
  await goTo("password", "Password");
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("Enter your password.").waitFor();
  await look("password refused");
  await goTo("data", "My data");
  await look("my data");
  await page.getByRole("button", { name: /^Delete my account/u }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByText("This is not the e-mail of your account.").waitFor();
  await look("account to be deleted", '[role="dialog"]');
  await page.keyboard.press("Escape");
  await goOffline();
  await page.getByText("Settings can be changed when the network is back.").waitFor();
  await look("offline");

  expect(faults).toEqual([]);
});

test("nothing stands in anybody's way in the palette", async ({ visit, server }) => {
  const ada = await registerPerson(server.url);
  await ada.api.task.create.mutate({ workspaceId: ada.workspaceId, title: "Pay the rent" });
  const { page } = await visit({ as: ada });
  const faults: string[] = [];
  // What it covers is out of reach while it is open.
  const look = async (state: string) => {
    faults.push(...(await audit(page, state, '[role="dialog"]')));
  };

  await page.goto("/tasks");
  await row(page, "Pay the rent").focus();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  await palette.getByRole("option", { name: "Mark as done" }).waitFor();
  await look("palette");
  await page.keyboard.type("rent");
  await palette.getByRole("option", { name: "Pay the rent" }).waitFor();
  await look("palette with tasks");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("set the priority");
  await page.keyboard.press("Enter");
  await palette.getByRole("option", { name: "Urgent" }).waitFor();
  await look("palette with choices");
  await page.keyboard.type("xyzzy");
  await palette.getByText("Nothing matches").waitFor();
  await look("palette without anything");

  expect(faults).toEqual([]);
});
