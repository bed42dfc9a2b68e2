import type { Page } from "playwright-core";
import { newEmail, PASSWORD } from "../client/register-person.ts";
import { message, saving } from "./board.ts";

/** What somebody signs in with. */
export interface Account {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

export const newAccount = (name = "Ada"): Account => ({
  email: newEmail(),
  password: PASSWORD,
  name,
});

/** Fills in the form that is on the page and sends it. */
export async function register(page: Page, { name, email, password }: Account): Promise<void> {
  await page.getByLabel(/^Name/u).fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

/** Fills in the form that is on the page and sends it. */
export async function signIn(
  page: Page,
  { email, password }: Pick<Account, "email" | "password">,
): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export const atTheDoor = (page: Page): Promise<void> =>
  page.getByRole("heading", { name: "Sign in" }).waitFor();

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account:/u }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await atTheDoor(page);
}

/** Tasks that show a newcomer around. */
export const SAMPLES = 5;

/** Has the tasks that show a newcomer around removed, and waits until the server has done so. */
export async function removeSamples(page: Page): Promise<void> {
  await page.getByLabel("New task").waitFor();
  await page.getByText(`These ${SAMPLES} tasks show you around.`).waitFor();
  const remove = async () => {
    await page.getByRole("button", { name: "Remove samples" }).click();
    await message(page, "Moved to the trash").getByLabel("Dismiss").click();
  };
  await saving(page, ["task.delete", SAMPLES], remove);
  await page.getByRole("heading", { name: "What needs doing?" }).waitFor();
}

/** Somebody new who is at the empty list of tasks. */
export async function signUp(page: Page, name?: string): Promise<Account> {
  const account = newAccount(name);
  await page.goto("/register");
  await register(page, account);
  await removeSamples(page);
  return account;
}
