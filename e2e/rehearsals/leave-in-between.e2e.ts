import { expect } from "vitest";
import { addTask, row, titles } from "../src/browser/board.ts";
import { browserTest as test, expectSoon } from "../src/browser/browser-test.ts";
import { registerPerson } from "../src/client/register-person.ts";

test("what was done and taken back without a network has never happened, also for who leaves then", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  for (const title of ["Other", "Precious"]) {
    await api.task.create.mutate({ workspaceId, title });
  }
  const { page, goOffline } = await visit({ as: ada });
  await page.goto("/tasks");
  await row(page, "Precious").waitFor();
  // What is fetched when nothing else is to be done comes with this, and not in the middle.
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await goOffline();

  await row(page, "Precious").focus();
  await page.keyboard.press("Delete");
  await expectSoon(() => titles(page)).toEqual(["Other"]);
  await page.keyboard.press("Control+z");
  await expectSoon(() => titles(page)).toEqual(["Precious", "Other"]);
  await addTask(page, "Zombie");
  await row(page, "Zombie").focus();
  await page.keyboard.press("Control+z");
  await expectSoon(() => titles(page)).toEqual(["Precious", "Other"]);

  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload().catch(() => {});
  await page.context().setOffline(false);
  await page.goto("/tasks");
  await row(page, "Precious").waitFor();

  expect(await titles(page)).toEqual(["Precious", "Other"]);
  expect((await api.task.list.query({ workspaceId, deleted: true })).items).toEqual([]);
});

test("a task that is written while the server is away is saved when it is back", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  const { page, problems } = await visit({ as: ada });
  await page.goto("/tasks");
  await page.getByRole("heading", { name: "What needs doing?" }).waitFor();
  problems.expect("net::ERR_CONNECTION_REFUSED");
  await page.route("**/trpc/**", (route) => route.abort("connectionrefused"));
  await addTask(page, "Water the plants");
  await page.getByText("Not saved yet, trying again…").waitFor();

  await page.unroute("**/trpc/**");
  await expectSoon(async () => {
    const { items } = await api.task.list.query({ workspaceId });
    return items.map(({ title }) => title);
  }).toEqual(["Water the plants"]);
  await page.getByText("Not saved yet, trying again…").waitFor({ state: "hidden" });
});
