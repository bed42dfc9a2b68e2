import { Me, SignedIn, Task } from "@taskflow/contract";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { browserTest as test } from "../src/browser/browser-test.ts";
import { newEmail, PASSWORD } from "../src/client/register-person.ts";

/** Opens an operation, fills it in, executes it, closes it again; answers what the server answered. */
async function tryOut(
  page: Page,
  operation: RegExp,
  fillIn?: () => Promise<void>,
): Promise<unknown> {
  await page.getByRole("button", { name: operation }).click();
  const execute = page.getByRole("button", { name: "Execute" });
  await execute.waitFor();
  await fillIn?.();
  const answered = page.waitForResponse((response) => response.url().includes("/api/"));
  await execute.click();
  const answer: unknown = await (await answered).json();
  await page.getByRole("heading", { name: "Server response" }).waitFor();
  await page.getByRole("button", { name: operation }).click();
  return answer;
}

test("everything can be tried in the documentation: register, authorize, who am I, create a task", async ({
  visit,
}) => {
  const { page } = await visit();
  const email = newEmail();
  await page.goto("/docs");

  const body = page.getByRole("tabpanel", { name: "Edit Value" }).getByRole("textbox");
  const registered = await tryOut(page, /^POST \/auth\/register/u, () =>
    body.fill(JSON.stringify({ email, password: PASSWORD })),
  );
  const { accessToken } = SignedIn.parse(registered);
  await page.getByRole("button", { name: "Authorize", exact: true }).click();
  await page.getByLabel("auth-bearer-value").fill(accessToken);
  await page.getByRole("button", { name: "Apply credentials" }).click();
  await page.getByRole("button", { name: "Close", exact: true }).click();

  const me = Me.parse(await tryOut(page, /^GET \/auth\/me/u));
  expect(me.user.email).toBe(email);
  const workspaceId = me.workspaces[0]?.id ?? "";
  const created = await tryOut(page, /^POST .* Create a task$/u, () =>
    page.getByRole("textbox", { name: "workspaceId" }).fill(workspaceId),
  );
  expect(Task.parse(created)).toMatchObject({ workspaceId, version: 1 });
});
