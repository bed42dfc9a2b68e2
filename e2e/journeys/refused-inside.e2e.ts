import { randomUUIDv7 } from "node:crypto";
import { asAdmin } from "@taskflow/db/testing";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { message, panel, row } from "../src/browser/board.ts";
import { browserTest as test, expectSoon } from "../src/browser/browser-test.ts";
import { registerPerson } from "../src/client/register-person.ts";

test("somebody else's task looks exactly as one that never was", async ({ visit, server }) => {
  const bob = await registerPerson(server.url);
  const theirs = await bob.api.task.create.mutate({
    workspaceId: bob.workspaceId,
    title: "Bob's secret",
  });
  const ada = await registerPerson(server.url);
  const { newTab, problems } = await visit({ as: ada });
  problems.expect("status of 404", "task.get");
  problems.expect("status of 400", "task.get");

  const tabs: Page[] = [];
  for (const id of [theirs.id, randomUUIDv7(), "not-even-an-id"]) {
    const tab = await newTab();
    await tab.goto(`/tasks/${id}`);
    await panel(tab).getByRole("heading", { name: "There is no such task" }).waitFor();
    tabs.push(tab);
  }
  const see = async () => {
    const seen = tabs.map(async (tab) => `${await tab.title()}\n${await tab.ariaSnapshot()}`);
    return new Set(await Promise.all(seen));
  };
  // What stands beside the task comes at its own pace.
  await expect.poll(async () => (await see()).size).toBe(1);
  expect([...(await see())].join("\n")).not.toContain("Bob");
});

test("a change that the server cannot make is marked until it is given up, and the person is told and may try again", async ({
  visit,
  server,
  testDatabase,
}) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  const { page, problems } = await visit({ as: ada });
  const rename = (from: string, to: string) =>
    asAdmin(testDatabase, (client) => client.query(`alter table public.${from} rename to ${to}`));
  await api.task.create.mutate({ workspaceId, title: "Water the plants" });
  await page.goto("/tasks");
  const done = row(page, "Water the plants").getByRole("checkbox");
  await done.waitFor();

  await rename("task", "task_gone");
  try {
    problems.expect("status of 500");
    await done.click();
    const told = message(page, "Change not saved");
    await told.getByText("The server made a mistake.").waitFor();
    expect(await done.isChecked()).toBe(true);
    await page.getByRole("button", { name: "Discard the change" }).click();
    await expectSoon(() => done.isChecked()).toBe(false);
    await page.goto("/tasks?status=done");
    await page.getByRole("heading", { name: "The tasks could not be loaded" }).waitFor();
  } finally {
    await rename("task_gone", "task");
  }
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Nothing done yet" }).waitFor();
  expect(server.takeFaults().join("")).toContain("task.update");
});
