import { expect } from "vitest";
import { addTask, placeOf, row } from "../src/browser/board.ts";
import { browserTest as test } from "../src/browser/browser-test.ts";
import { atTheDoor, signIn, signOut, signUp } from "../src/browser/door.ts";
import { newEmail } from "../src/client/register-person.ts";

test("a wrong password and an unknown e-mail get the same sentence", async ({ visit }) => {
  const { page, problems } = await visit();
  problems.expect("status of 401", "auth.login");
  const ada = await signUp(page);
  await signOut(page);

  const said = [];
  for (const email of [ada.email, newEmail()]) {
    await page.goto("/sign-in");
    await signIn(page, { email, password: "some other words 42" });
    said.push(await page.getByRole("alert").textContent());
  }

  expect(said).toEqual(Array(2).fill("E-mail and password do not belong together."));
});

test("an address of another site is not gone to after sign-in", async ({ visit }) => {
  const { page } = await visit();
  const ada = await signUp(page);
  for (const next of [
    "//elsewhere.example/tasks",
    "https://elsewhere.example/tasks",
    String.raw`/\elsewhere.example/tasks`,
    "javascript:alert(1)",
  ]) {
    await signOut(page);
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn(page, ada);
    await page.getByRole("heading", { name: "What needs doing?" }).waitFor();
    expect(placeOf(page)).toBe("/tasks");
  }
});

test("who signs out in one tab is signed out in all of them", async ({ visit }) => {
  const { page, newTab } = await visit();
  await signUp(page);
  await addTask(page, "Water the plants");
  const second = await newTab();
  await second.goto("/tasks");
  await row(second, "Water the plants").waitFor();

  await page.bringToFront();
  await signOut(page);

  await atTheDoor(second);
  expect(await second.getByText("Water the plants").count()).toBe(0);
});
