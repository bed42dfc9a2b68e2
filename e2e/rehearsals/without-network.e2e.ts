import { expect } from "vitest";
import { row, titles } from "../src/browser/board.ts";
import { browserTest, expectSoon } from "../src/browser/browser-test.ts";
import { registerPerson } from "../src/client/register-person.ts";

/** Ada at her tasks, to whom nothing but the first page has come when the network goes. */
const test = browserTest.extend("ada", async ({ server, visit }) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  for (const title of ["Water the plants", "Pay the rent"]) {
    await api.task.create.mutate({ workspaceId, title });
  }
  const { page, goOffline, problems } = await visit({ as: ada, savesData: true });
  await page.goto("/tasks");
  await row(page, "Water the plants").waitFor();
  problems.expect("net::ERR_");
  await goOffline();
  return { page, problems };
});

test("what is deleted can be taken back, and what cannot be opened says so", async ({
  ada: { page },
}) => {
  await row(page, "Water the plants").focus();
  await page.keyboard.press("Delete");
  await page.getByText("Moved to the trash").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await expectSoon(() => titles(page)).toEqual(["Pay the rent", "Water the plants"]);

  await page.keyboard.press("?");
  await page.getByText("This could not be opened").waitFor();
  await page.context().setOffline(false);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
});

test("a page that did not come for want of a network comes by itself when there is one", async ({
  ada: { page, problems },
}) => {
  problems.expect("The file of this page did not come.");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByRole("heading", { name: "No connection" }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole("heading", { level: 2, name: "Profile" }).waitFor();
  expect(await page.getByRole("heading", { name: "No connection" }).count()).toBe(0);
});
