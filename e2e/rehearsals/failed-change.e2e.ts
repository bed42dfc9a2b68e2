import type { Page } from "playwright-core";
import { expect } from "vitest";
import { audit } from "../src/browser/audit.ts";
import { choose, panel, row } from "../src/browser/board.ts";
import { browserTest, expectSoon } from "../src/browser/browser-test.ts";
import { registerPerson } from "../src/client/register-person.ts";
import { startTestServer } from "../src/server/start-test-server.ts";

/** Ada at her one task, whose changes do not reach the server. */
const test = browserTest.extend("ada", async ({ server, visit }) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  const { id } = await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  const { page, goOffline, problems } = await visit({ as: ada });
  await page.clock.install();
  await page.goto("/tasks?status=todo,in_progress");
  await row(page, "Water the plants").waitFor();
  const saved = () => api.task.get.query({ workspaceId, id });
  return { page, goOffline, problems, saved };
});

/** Lets the time of the page pass until a change is given up on. */
async function untilGivenUp(page: Page): Promise<void> {
  await expectSoon(async () => {
    await page.clock.runFor(5_000);
    return page.getByText("Not saved", { exact: true }).count();
  }).toBe(1);
}

test("a change that finds no answer is marked after half a minute, and goes through when it is sent again", async ({
  ada: { page, problems, saved },
}) => {
  problems.expect("net::ERR_FAILED");
  await page.route("**/trpc/task.update", (route) => route.abort());
  const plants = row(page, "Water the plants");
  await plants.getByRole("checkbox").click();
  await untilGivenUp(page);

  // It would not be in this list if the change were through.
  expect(await plants.getByRole("checkbox").getAttribute("aria-checked")).toBe("true");
  expect(await audit(page, "failed change")).toEqual([]);
  await page.unroute("**/trpc/task.update");
  await plants.getByRole("button", { name: "Try again" }).click();
  await expectSoon(async () => (await saved()).status).toBe("done");
  await plants.waitFor({ state: "hidden" });
});

test("a title that an error of the server stops is kept and named so, until it is given up", async ({
  ada: { page, problems, saved },
}) => {
  problems.expect("status of 500");
  await page.route("**/trpc/task.update", (route) => route.fulfill({ status: 500, body: "oops" }));
  await row(page, "Water the plants").getByRole("button", { name: /^Open/u }).click();
  const title = panel(page).getByRole("textbox", { name: "Title" });
  await title.fill("Water the roses");
  await title.press("Enter");
  await untilGivenUp(page);

  expect(await title.inputValue()).toBe("Water the roses");
  await panel(page).getByText("Not saved. The server answered with an error (500).").waitFor();
  await panel(page).getByRole("button", { name: "Discard the change" }).click();
  await row(page, "Water the plants").waitFor();
  expect(await title.inputValue()).toBe("Water the plants");
  expect((await saved()).title).toBe("Water the plants");
});

test("without a network a change waits, says so, and is saved when the network is back", async ({
  ada: { page, goOffline, saved },
}) => {
  await goOffline();
  const plants = row(page, "Water the plants");
  await plants.getByRole("button", { name: /^Priority/u }).focus();
  await page.keyboard.press("p");
  await page.getByRole("menuitemradio", { name: "High" }).click();
  await page.clock.runFor(120_000);
  await plants.getByRole("img", { name: "Waits for the network" }).waitFor();
  expect(await page.getByText("Not saved", { exact: true }).count()).toBe(0);
  await page.context().setOffline(false);
  await expectSoon(async () => (await saved()).priority).toBe("high");
});

test("what failed while the server was away is saved by itself when it is back, from every tab and each once", async ({
  visit,
  testDatabase,
  onTestFinished,
}) => {
  let server = await startTestServer(testDatabase);
  onTestFinished(() => server.stop());
  const { port } = new URL(server.url);
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  for (const title of ["Water the plants", "Pay the rent"]) {
    await api.task.create.mutate({ workspaceId, title });
  }
  const { page: first, newTab, problems } = await visit({ as: ada, url: server.url });
  problems.expect("net::ERR_");
  const second = await newTab();
  await first.clock.install();
  for (const tab of [first, second]) {
    const followed = tab.waitForResponse(/change\.stream/u);
    await tab.goto("/tasks");
    await row(tab, "Water the plants").waitFor();
    await tab.clock.runFor(2_000);
    await followed;
  }
  await row(first, "Pay the rent").getByRole("button", { name: /^Open/u }).click();
  const details = panel(first).getByLabel("Description");
  await details.waitFor();
  await server.stop();

  await first.getByLabel("New task").fill("Feed the cat");
  await first.keyboard.press("Enter");
  await row(first, "Water the plants").getByRole("checkbox").click();
  await details.fill("By the first of the month.");
  await panel(first).getByRole("button", { name: "Close" }).click();
  const plants = row(second, "Water the plants");
  await plants.hover();
  const button = plants.getByRole("button", { name: /^Priority:/u });
  await choose(second, button, { role: "menuitemradio", name: "Urgent" });
  for (const tab of [first, second]) await untilGivenUp(tab);

  server = await startTestServer(testDatabase, { PORT: port });
  const saved = async () => {
    const { items } = await api.task.list.query({ workspaceId });
    return items.map(({ title, status, priority, description }) =>
      [title, status, priority, description].join(" "),
    );
  };
  await expectSoon(async () => {
    await first.clock.runFor(5_000);
    return saved();
  }).toEqual([
    "Feed the cat todo none ",
    "Pay the rent todo none By the first of the month.",
    "Water the plants done urgent ",
  ]);
  for (const tab of [first, second]) {
    await expectSoon(() => tab.getByText(/^Not (?:saved|added)/u).count()).toBe(0);
  }
});
