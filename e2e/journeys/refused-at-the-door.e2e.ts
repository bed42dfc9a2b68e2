import { asAdmin, type TestDatabase } from "@taskflow/db/testing";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { placeOf, addTask, panel, row, saving, titles } from "../src/browser/board.ts";
import { browserTest as test, expectSoon } from "../src/browser/browser-test.ts";
import {
  type Account,
  atTheDoor,
  newAccount,
  register,
  signIn,
  signOut,
  signUp,
} from "../src/browser/door.ts";
import { apiClient } from "../src/client/api-client.ts";
import { registerPerson } from "../src/client/register-person.ts";

/** The field that was refused has the focus, and says why. */
const refused = (page: Page, label: string, reason: string) =>
  page
    .getByRole("textbox", { name: label, description: reason })
    .and(page.locator(":focus"))
    .waitFor();

/** What the server has, asked by another session of the same person. */
async function savedTasks(url: string, { email, password }: Account): Promise<string[]> {
  const { accessToken } = await apiClient(url).auth.login.mutate({ email, password });
  const api = apiClient(url, accessToken);
  const { workspaces } = await api.auth.me.query();
  const { items } = await api.task.list.query({ workspaceId: workspaces[0]?.id ?? "" });
  return items.map(({ title, status }) => `${title}: ${status}`);
}

function endSessions(testDatabase: TestDatabase, { email }: Account) {
  return asAdmin(testDatabase, (client) =>
    client.query(
      `update public.session s set revoked_at = now(), revoked_reason = 'signed_out'
       from public."user" u where u.id = s.user_id and u.email = $1`,
      [email],
    ),
  );
}

test("a password that is short, common or made of one's own name is refused beside its field, and so is a taken e-mail", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { page, problems } = await visit();
  const bob = newAccount("Bob Builder");
  problems.expect("status of 400", "auth.register");
  problems.expect("status of 409", "auth.register");
  await page.goto("/register");

  await register(page, { ...bob, password: "short" });
  await refused(page, "Password", "At least 10 characters.");
  await register(page, { ...bob, password: "password123" });
  await refused(page, "Password", "This password is on lists of common passwords.");
  await register(page, { ...bob, password: "BobBuilder" });
  await refused(
    page,
    "Password",
    "This password is made of your name, your address or the name of this service.",
  );
  await register(page, { ...bob, email: ada.email });
  await refused(page, "E-mail", "There is an account with this e-mail.");

  await register(page, bob);
  await expectSoon(async () => placeOf(page)).toBe("/tasks");
});

test("somebody who is not signed in is led to the door, and from there to where they wanted", async ({
  visit,
}) => {
  const { page } = await visit();
  const ada = await signUp(page);
  await saving(page, "task.create", () => addTask(page, "Water the plants"));
  await row(page, "Water the plants").getByRole("button", { name: /^Open/u }).click();
  await panel(page).waitFor();
  const wanted = page.url();
  await signOut(page);

  await page.goto(wanted);
  await atTheDoor(page);
  await signIn(page, ada);

  await panel(page).getByRole("textbox", { name: "Title" }).waitFor();
  expect(page.url()).toBe(wanted);
});

test("who is signed out from elsewhere is told so at the next step, goes on where they were, and loses nothing", async ({
  visit,
  server,
  testDatabase,
}) => {
  const { page, goOffline, problems } = await visit();
  const ada = await signUp(page);
  await saving(page, "task.create", () => addTask(page, "Water the plants"));
  await goOffline();
  await addTask(page, "Pay the rent");
  await row(page, "Water the plants").getByRole("checkbox").click();
  await endSessions(testDatabase, ada);
  problems.expect("status of 401");

  await page.context().setOffline(false);
  await page.getByText("Your session has ended. Sign in to go on where you were.").waitFor();
  await signIn(page, ada);
  await expectSoon(() => titles(page)).toEqual(["Pay the rent", "Water the plants"]);

  await expectSoon(() => savedTasks(server.url, ada)).toEqual([
    "Pay the rent: todo",
    "Water the plants: done",
  ]);
});

test("somebody else who signs in where a session has ended finds nothing of it", async ({
  visit,
  testDatabase,
}) => {
  const { page, goOffline, problems } = await visit();
  const bob = await signUp(page, "Bob");
  await signOut(page);
  const ada = await signUp(page);
  await saving(page, "task.create", () => addTask(page, "Water the plants"));
  // A change that waits, and no page that may notice the end by itself before it is made.
  await goOffline();
  await row(page, "Water the plants").getByRole("checkbox").click();
  await endSessions(testDatabase, ada);
  problems.expect("status of 401");
  await page.context().setOffline(false);
  await page.getByText("Your session has ended.").waitFor();

  await signIn(page, bob);

  await page.getByRole("heading", { name: "What needs doing?" }).waitFor();
  expect(await page.locator("body").textContent()).not.toContain("Water the plants");
});
