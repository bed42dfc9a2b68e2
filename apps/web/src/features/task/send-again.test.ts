import { expect, vi } from "vitest";
import { pageOfTasks as test } from "./testing/page-of-tasks.ts";

test("what found no answer goes out again when somebody answers, oldest first and one after the other", async ({
  page,
}) => {
  page.state.now = "away";
  page.update("a", { status: "done" });
  page.create("b");
  page.update("c", { title: "Rent" });
  await page.giveUp();
  expect(page.marked()).toEqual(["a done", "b", "c Rent"]);

  page.state.now = "slow";
  page.sent.length = 0;
  page.sendAgain("unanswered");
  for (const sent of [["a done"], ["a done", "b"], ["a done", "b", "c Rent"]]) {
    await page.settle();
    expect(page.sent).toEqual(sent);
    page.answer();
  }
  await page.settle();
  expect(page.marked()).toEqual([]);
});

test("what the server itself stopped stays with its author, until the network has been away", async ({
  page,
}) => {
  page.state.now = "internal";
  page.update("a", { status: "done" });
  await page.giveUp();
  page.state.now = "there";
  page.sendAgain("unanswered");
  await page.settle();
  expect(page.marked()).toEqual(["a done"]);
  page.sendAgain("all");
  await page.settle();
  expect(page.marked()).toEqual([]);
});

test("a server that is gone again is sent one write, however often it seems to be back", async ({
  page,
}) => {
  page.state.now = "away";
  for (const id of ["a", "b", "c"]) page.update(id, { status: "done" });
  await page.giveUp();
  page.sent.length = 0;
  for (let time = 0; time < 5; time += 1) {
    page.sendAgain("unanswered");
    await page.settle();
  }
  await page.giveUp();
  expect(new Set(page.sent)).toEqual(new Set(["a done"]));
  expect(page.sent.length).toBeLessThanOrEqual(7);
  expect(page.marked()).toHaveLength(3);
});

test("a last try that is lost while somebody is heard to answer is followed by another", async ({
  page,
}) => {
  page.state.now = "away";
  page.update("a", { status: "done" });
  await vi.advanceTimersByTimeAsync(20_000);
  page.state.now = "slow";
  await vi.advanceTimersByTimeAsync(15_000);
  page.sendAgain("unanswered");
  page.lose();
  page.state.now = "there";
  await page.giveUp();
  expect(page.marked()).toEqual([]);
  expect(page.told).toEqual([]);
});

test("what was decided or given up on in the meantime is not sent", async ({ page }) => {
  page.state.now = "away";
  for (const id of ["a", "b"]) page.update(id, { status: "done" });
  await page.giveUp();
  page.state.now = "slow";
  page.sent.length = 0;
  page.sendAgain("unanswered");
  await page.settle();
  page.update("b", { status: "todo" });
  await page.settle();
  for (const _ of ["a", "b"]) page.answer();
  await page.settle();
  expect(page.sent).toEqual(["a done", "b todo"]);
  expect(page.marked()).toEqual([]);
});

test("a newer change that already waits takes the place of one that fails before it", async ({
  page,
}) => {
  page.state.now = "away";
  page.update("a", { status: "done" });
  await page.settle();
  page.update("a", { status: "cancelled" });
  await page.giveUp();
  await page.giveUp();
  expect(page.marked()).toEqual(["a cancelled"]);
  expect(page.told).toEqual(["a"]);
});

test("a description is sent again too, though its task is closed by then", async ({ page }) => {
  page.state.now = "away";
  page.describe("a", "On Friday.");
  await page.giveUp();
  expect(page.drafts.get("a")?.status).toBe("unanswered");
  page.state.now = "there";
  page.sendAgain("unanswered");
  await page.settle();
  expect(page.drafts.isEmpty).toBe(true);

  page.state.now = "internal";
  page.describe("a", "On Monday.");
  await page.giveUp();
  page.state.now = "there";
  page.sendAgain("unanswered");
  await page.settle();
  expect(page.drafts.get("a")?.status).toBe("failed");
});
