import type { Locator, Page } from "playwright-core";

/** The rows of the list, as people see them. */
const rows = (page: Page): Locator => page.getByRole("main").getByRole("listitem");

export const row = (page: Page, title: string): Locator =>
  page.getByRole("main").getByRole("listitem", { name: title, exact: true });

/** The open task. */
export const panel = (page: Page): Locator => page.getByRole("complementary");

/** As much of an element of the page as is read here. */
interface Named {
  readonly getAttribute: (name: string) => string | null;
}

/** The titles in the list, top first. */
export const titles = (page: Page): Promise<(string | null)[]> =>
  rows(page).evaluateAll((all: Named[]) => all.map((one) => one.getAttribute("aria-label")));

/** Where the page is inside its workspace: `/tasks`. */
export const placeOf = (page: Page): string =>
  new URL(page.url()).pathname.replace(/^\/w\/[^/]+/u, "");

/** Types a line and presses Enter. */
export async function addTask(page: Page, title: string): Promise<void> {
  await page.getByLabel("New task").fill(title);
  await page.getByLabel("New task").press("Enter");
  await row(page, title).waitFor();
}

/** Does something that saves, by one call or by so many, and waits until the server has it. */
export async function saving(
  page: Page,
  calls: string | readonly [procedure: string, count: number],
  act: () => Promise<unknown>,
): Promise<void> {
  const [procedure, count] = typeof calls === "string" ? [calls, 1] : calls;
  let left = count;
  const answered = page.waitForResponse((response) => {
    if (response.url().includes(`/trpc/${procedure}`) && response.ok()) left -= 1;
    return left === 0;
  });
  await act();
  await answered;
}

/** What the page tells in passing; its words may stand elsewhere on it as well. */
export const message = (page: Page, title: string): Locator =>
  page.getByRole("dialog", { name: title, exact: true });

/** Chooses from a menu that a button opens. */
export async function choose(
  page: Page,
  button: Locator,
  option: { role: "menuitem" | "menuitemradio" | "menuitemcheckbox"; name: string },
): Promise<void> {
  await button.click();
  await page.getByRole(option.role, { name: option.name, exact: true }).click();
}
