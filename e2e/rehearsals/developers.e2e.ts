import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Page } from "playwright-core";
import { audit } from "../src/browser/audit.ts";
import { browserTest as test } from "../src/browser/browser-test.ts";
import { makeTeam } from "../src/client/make-team.ts";
import { registerPerson } from "../src/client/register-person.ts";
import { typeIntoShell } from "../src/testing/type-into-shell.ts";

/** Ticks a choice that is drawn over by its words. */
const tick = (page: Page, name: string | RegExp) =>
  page.getByRole("radio", { name, exact: true }).check({ force: true });

const nameOfFocus = (page: Page) =>
  page.evaluate<string>(
    "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
  );

test("a token is made, what the page shows is run with it, its use is seen, and it ends", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { page } = await visit({ as: ada, hasTouch: true });
  await page.goto("/settings/developers");
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Robot");
  await tick(page, /^Signed/u);
  const tasks = page.getByRole("radiogroup", { name: "Tasks" });
  await tasks.getByRole("radio", { name: "Write" }).check({ force: true });
  await page.getByRole("button", { name: "Make token" }).click();
  const made = page.getByRole("dialog", { name: "Robot is ready" });
  const secret = await made.getByLabel("Secret", { exact: true }).inputValue();
  const asked = await made.locator("code").textContent();
  await page.keyboard.press("Escape");
  await page.getByText("The secret is not copied yet").waitFor();
  await page.mouse.click(5, 5);
  await page.getByRole("button", { name: "Done" }).click();
  await made.waitFor({ state: "detached" });
  await page.getByRole("listitem", { name: "Robot" }).waitFor();

  const typed = await page.getByRole("region").locator("code").allTextContents();
  expect(typed.at(0)).toBe(asked);
  const cwd = mkdtempSync(join(tmpdir(), "taskflow-shown-"));
  try {
    expect(await typeIntoShell(typed, { secret, cwd })).toContain("Water the plants");
    await page.reload();
    await page.getByText("last used this minute").waitFor();

    await page.getByRole("button", { name: "More: Robot" }).click();
    await page.getByRole("menuitem", { name: "New secret…" }).click();
    await page.keyboard.press("Escape");
    await expect.poll(() => nameOfFocus(page)).toBe("More: Robot");
    await page.getByRole("button", { name: "New token" }).tap();
    await page.getByRole("button", { name: "Cancel" }).tap();
    await expect.poll(() => nameOfFocus(page)).toBe("New token");

    await page.getByRole("button", { name: "More: Robot" }).click();
    await page.getByRole("menuitem", { name: "Revoke…" }).click();
    await page.getByRole("button", { name: "Revoke", exact: true }).click();
    await page.getByText("No tokens yet").waitFor();
    await expect(typeIntoShell(typed, { secret, cwd })).rejects.toThrow("signature_mismatch");
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

test("nothing stands in anybody's way on the page for developers", async ({ visit, server }) => {
  const [ada, alan] = [await registerPerson(server.url), await registerPerson(server.url)];
  const others = [[alan, "viewer"]] as const;
  const { id, slug } = await makeTeam({ name: "Analytical Engines", owner: ada, others });
  const path = `/w/${slug}/settings/developers`;
  const faults: string[] = [];
  const { page } = await visit({ as: ada });
  const look = async (state: string, part?: string) => {
    faults.push(...(await audit(page, state, part)));
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await page.goto(path);
  await page.getByText("No tokens yet").waitFor();
  await look("no tokens");
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("button", { name: "Make token" }).click();
  await page.getByText("Give it a name.").waitFor();
  await look("new token", '[role="dialog"]');
  await page.getByLabel("Name", { exact: true }).fill("Robot");
  await tick(page, /^Signed/u);
  await page.getByRole("button", { name: "Make token" }).click();
  await page.getByLabel("Secret", { exact: true }).waitFor();
  await look("secret", '[role="dialog"]');
  await page.getByRole("button", { name: "Done" }).click();

  const scopes = ["task:write", "project:admin", "share:admin"] as const;
  const bearer = { workspaceId: id, name: "Nightly report", scopes: [...scopes] };
  await ada.api.token.create.mutate(bearer);
  await alan.api.token.create.mutate({ workspaceId: id, name: "Of Alan" });
  await ada.api.workspace.update.mutate({ workspaceId: id, requiresSigning: true });
  await page.reload();
  await page.getByRole("listitem", { name: "Of Alan" }).waitFor();
  await look("tokens");
  await page.getByRole("button", { name: "More: Robot" }).click();
  await page.getByRole("menuitem", { name: "Rename…" }).waitFor();
  await look("menu");
  await page.getByRole("menuitem", { name: "New secret…" }).click();
  await page.getByRole("button", { name: "Make secret" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/^The old secret is good until/u).waitFor();
  await look("new secret", '[role="dialog"]');

  expect(faults).toEqual([]);
});
