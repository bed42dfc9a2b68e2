import { expect } from "vitest";
import { row } from "../src/browser/board.ts";
import { browserTest as test, expectSoon } from "../src/browser/browser-test.ts";
import { registerPerson } from "../src/client/register-person.ts";

test("a due date is found in the calendar by keys alone, whose weeks begin where the person's do", async ({
  visit,
  server,
}) => {
  const ada = await registerPerson(server.url);
  const { api, workspaceId } = ada;
  await api.account.update.mutate({ weekStart: "monday" });
  const { id } = await api.task.create.mutate({
    workspaceId,
    title: "Pay the rent",
    dueDate: "2030-01-30",
  });
  const { page } = await visit({ as: ada });
  await page.goto("/tasks");
  await row(page, "Pay the rent").focus();
  await page.keyboard.press("d");
  const day = page.getByRole("button", { name: "30 January", exact: true });
  await day.waitFor();
  expect(await page.getByRole("columnheader").allTextContents()).toMatchObject([
    expect.stringContaining("Monday"),
    ...Array.from({ length: 5 }, () => expect.any(String)),
    expect.stringContaining("Sunday"),
  ]);

  // From the 30th, a Wednesday, to the Sunday after it, which is in February.
  await day.focus();
  for (const [key, name] of [
    ["ArrowDown", "6 February"],
    ["ArrowUp", "30 January"],
    ["End", "3 February"],
  ] as const) {
    await page.keyboard.press(key);
    const next = page.getByRole("button", { name, exact: true });
    await next.and(page.locator(":focus")).waitFor();
  }
  await page.keyboard.press("Enter");

  await page.getByRole("dialog").waitFor({ state: "hidden" });
  const saved = async () => (await api.task.get.query({ workspaceId, id })).dueDate;
  await expectSoon(saved).toBe("2030-02-03");
});
