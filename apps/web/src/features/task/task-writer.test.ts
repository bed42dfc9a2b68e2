import { expect } from "vitest";
import { DraftStore } from "./draft-store.ts";
import { pageOfTasks as test } from "./testing/page-of-tasks.ts";

test("what waits for its next try is not sent after its person has gone", async ({ page }) => {
  page.state.now = "away";
  page.update("a", { status: "done" });
  await page.settle();
  expect(page.sent).toEqual(["a done"]);
  page.signOut();
  page.state.now = "there";
  await page.giveUp();
  expect(page.sent).toEqual(["a done"]);
});

test("what a page that is being left holds back is not sent after its person has gone", async ({
  page,
}) => {
  page.writer.hold();
  page.update("a", { status: "done" });
  await page.settle();
  page.signOut();
  page.writer.release();
  await page.giveUp();
  expect(page.sent).toEqual([]);
});

test("of what fails after its person has gone nobody is told", async ({ page }) => {
  page.state.now = "slow";
  page.update("a", { status: "done" });
  await page.settle();
  page.signOut();
  page.lose();
  await page.giveUp();
  expect(page.told).toEqual([]);
  expect(page.marked()).toEqual([]);
});

test("what is answered after its person has gone is not kept for the next", async ({ page }) => {
  page.state.now = "slow";
  page.update("a", { title: "Private words" });
  await page.settle();
  page.signOut();
  page.answer();
  await page.settle();
  expect(page.queryClient.getQueryCache().getAll()).toEqual([]);
});

test("a page that is still there when its person has gone writes nothing more", async ({
  page,
}) => {
  page.signOut();
  page.update("a", { status: "done" });
  page.create("b");
  page.describe("c", "Private words");
  await page.giveUp();
  expect(page.sent).toEqual([]);
  expect(page.queryClient.getMutationCache().getAll()).toEqual([]);
  expect(page.drafts.all()).toEqual([]);
});

test("a description under way neither comes back after its author has gone nor is sent by the next person", async ({
  page,
}) => {
  page.state.now = "slow";
  page.describe("a", "Private words");
  await page.settle();
  page.signOut();
  page.lose();
  await page.settle();
  const next = new DraftStore({ queryClient: page.queryClient, isHere: () => true });
  expect(next.all()).toEqual([]);

  next.put("a", { baseVersion: 1, text: "Words of the next", status: "typing" });
  page.state.now = "there";
  page.sendAgain("all");
  await page.settle();
  expect(page.sent).toEqual(["a Private words"]);
  expect(next.get("a")?.text).toBe("Words of the next");
});
