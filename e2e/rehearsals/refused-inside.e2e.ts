import type { Route } from "playwright-core";
import { expect } from "vitest";
import { placeOf, addTask, panel, row, titles } from "../src/browser/board.ts";
import { browserTest as test, expectSoon } from "../src/browser/browser-test.ts";
import { registerPerson } from "../src/client/register-person.ts";

test("an address that leads nowhere says so and leads back, and filters that do not exist are left out", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  const { page } = await visit({ as: ada });

  await page.goto("/nowhere/at/all");
  await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  await page.getByRole("link", { name: "Go to your tasks" }).click();
  await row(page, "Water the plants").waitFor();
  expect(placeOf(page)).toBe("/tasks");

  await page.goto("/tasks?status=nonsense&priority=,&reason=none");
  await row(page, "Water the plants").waitFor();
});

test("without a network edits are shown, wait, and are saved when it is back", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  const { page, goOffline } = await visit({ as: ada });
  await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  await page.goto("/tasks");
  await row(page, "Water the plants").waitFor();

  await goOffline();
  await addTask(page, "Pay the rent");
  await row(page, "Water the plants").getByRole("checkbox").click();
  await row(page, "Water the plants").getByRole("checkbox", { checked: true }).waitFor();
  expect(await titles(page)).toEqual(["Pay the rent", "Water the plants"]);
  const saved = async () => {
    const { items } = await api.task.list.query({ workspaceId });
    return items.map(({ title, status }) => `${title}: ${status}`);
  };
  expect(await saved()).toEqual(["Water the plants: todo"]);

  await page.context().setOffline(false);
  await page.getByText("You are offline.").waitFor({ state: "hidden" });
  await expectSoon(saved).toEqual(["Pay the rent: todo", "Water the plants: done"]);
});

test("a part of a page that does not come without a network takes nothing else away, and opens by itself when it is back", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  const { page, goOffline, problems } = await visit({ as: ada });
  await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  const file = /\/assets\/open-task-routes-/u;
  await page.route(file, (route) => route.abort("internetdisconnected"));
  await page.goto("/tasks");
  await row(page, "Water the plants").waitFor();

  problems.expect("net::ERR_INTERNET_DISCONNECTED", "/healthz");
  problems.expect("UnreachableError");
  await goOffline();
  await addTask(page, "Pay the rent");
  await row(page, "Water the plants").press("Enter");
  const noConnection = page.getByRole("heading", { name: "No connection" });
  await panel(page).and(page.getByLabel("No connection")).waitFor();
  expect(await page.locator("main").count()).toBe(1);
  await panel(page).getByRole("button", { name: "Back to the list" }).click();
  await noConnection.waitFor({ state: "hidden" });
  expect(await titles(page)).toEqual(["Pay the rent", "Water the plants"]);
  await row(page, "Water the plants").press("Enter");
  await noConnection.waitFor();

  await page.unroute(file);
  await page.context().setOffline(false);
  await panel(page).getByLabel("Description").waitFor();
  await expectSoon(async () => {
    const { items } = await api.task.list.query({ workspaceId });
    return items.map(({ title }) => title);
  }).toEqual(["Pay the rent", "Water the plants"]);
});

test("a section of the settings that does not come without a network leaves the others where they are", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { page, goOffline, problems } = await visit({ as: ada });
  await page.route(/\/assets\/sessions-page-/u, (route) => route.abort("internetdisconnected"));
  await page.goto("/settings/profile");
  await page.getByRole("heading", { name: "Profile" }).waitFor();
  problems.expect("net::ERR_INTERNET_DISCONNECTED", "/healthz");
  problems.expect("UnreachableError");
  await goOffline();
  await page.getByRole("link", { name: "Sessions" }).click();
  await page.getByRole("heading", { name: "No connection" }).waitFor();
  expect(await page.locator("main").count()).toBe(1);
  await page.getByRole("link", { name: "Appearance" }).click();
  await page.getByRole("heading", { name: "Appearance" }).waitFor();
});

test("the choice of a due date that is slow to come is called off by Escape, and one that does not come is not open", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  const { page } = await visit({ as: ada, savesData: true });
  await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  const file = /\/assets\/due-popover-/u;
  const asked: Route[] = [];
  await page.route(file, async (route) => {
    asked.push(route);
    if (asked.length > 1) await route.abort("internetdisconnected");
  });
  await page.goto("/tasks");
  const plants = row(page, "Water the plants");
  const due = plants.getByRole("button", { name: "Due date" });

  await plants.press("d");
  await expectSoon(() => due.getAttribute("aria-expanded")).toBe("true");
  await page.keyboard.press("Escape");
  await expectSoon(() => due.getAttribute("aria-expanded")).toBe("false");
  await expect.poll(() => asked.length).toBe(1);
  await asked[0]?.abort("internetdisconnected");
  await page.getByText("This could not be opened").waitFor();

  await plants.press("d");
  await expect.poll(() => asked.length).toBe(2);
  await expectSoon(() => due.getAttribute("aria-expanded")).toBe("false");

  await page.unroute(file);
  await plants.press("d");
  await page.getByRole("dialog", { name: "Due date" }).waitFor();
});
