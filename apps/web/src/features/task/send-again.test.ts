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
  page.sendAgain("postponed");
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
  page.sendAgain("postponed");
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
    page.sendAgain("postponed");
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
  page.sendAgain("postponed");
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
  page.sendAgain("postponed");
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
  expect(page.drafts.get("a")?.status).toBe("postponed");
  page.state.now = "there";
  page.sendAgain("postponed");
  await page.settle();
  expect(page.drafts.isEmpty).toBe(true);

  page.state.now = "internal";
  page.describe("a", "On Monday.");
  await page.giveUp();
  page.state.now = "there";
  page.sendAgain("postponed");
  await page.settle();
  expect(page.drafts.get("a")?.status).toBe("failed");
});

test("what a server that is busy put off goes out again when it answers", async ({ page }) => {
  page.state.now = "busy";
  page.update("a", { status: "done" });
  page.describe("b", "On Friday.");
  await page.giveUp();
  expect(page.marked()).toEqual(["a done"]);
  page.state.now = "there";
  page.sendAgain("postponed");
  await page.settle();
  expect(page.marked()).toEqual([]);
  expect(page.drafts.isEmpty).toBe(true);
});

test("the network's return is not missed while what found no answer is being sent", async ({
  page,
}) => {
  page.state.now = "internal";
  page.update("a", { status: "done" });
  await page.giveUp();
  page.state.now = "away";
  page.update("b", { status: "done" });
  await page.giveUp();
  page.state.now = "slow";
  page.sendAgain("postponed");
  await page.settle();
  page.sendAgain("all");
  page.state.now = "there";
  page.answer();
  await page.settle();
  expect(page.marked()).toEqual([]);
});

test("a title that fails stays if the deletion behind it fails too, and goes once it is done", async ({
  page,
}) => {
  page.state.now = "away";
  page.update("a", { title: "Rent" });
  await page.settle();
  page.delete("a");
  await page.giveUp();
  await page.giveUp();
  expect(page.marked()).toEqual(["a Rent"]);

  page.state.now = "there";
  page.delete("a");
  await page.settle();
  expect(page.marked()).toEqual([]);
});

test("a title that failed stays if the deletion behind it is taken back before it is sent", async ({
  page,
}) => {
  page.state.now = "away";
  page.update("a", { title: "Rent" });
  await page.giveUp();
  page.state.now = "there";
  page.writer.hold();
  page.delete("a");
  page.restore("a");
  page.writer.release();
  await page.settle();
  expect(page.marked()).toEqual(["a Rent"]);
});

test("a change is not sent again behind a deletion that is under way", async ({ page }) => {
  page.state.now = "away";
  page.update("a", { title: "Rent" });
  await page.giveUp();
  page.state.now = "slow";
  page.delete("a");
  await page.settle();
  page.sent.length = 0;
  page.sendAgain("all");
  await page.settle();
  page.answer();
  await page.settle();
  expect(page.sent).toEqual([]);
  expect(page.marked()).toEqual([]);
});

test("what is sent again is no step: undo and redo stay where the person left them", async ({
  page,
}) => {
  page.state.now = "away";
  page.update("a", { status: "done" });
  page.describe("d", "On Friday.");
  await page.giveUp();
  page.state.now = "there";
  for (const id of ["b", "c"]) page.update(id, { status: "done" });
  await page.settle();
  page.history.undo();
  await page.settle();
  page.sendAgain("postponed");
  await page.settle();
  expect(page.marked()).toEqual([]);
  expect(page.drafts.isEmpty).toBe(true);
  expect(page.history.lastDone?.ops.map(({ task }) => task.id)).toEqual(["b"]);
  expect(page.history.lastUndone?.ops.map(({ task }) => task.id)).toEqual(["c"]);
});

test("what failed in another workspace waits until that one is open again", async ({ page }) => {
  page.state.now = "away";
  page.update("a", { status: "done" });
  page.update("other-a", { status: "done" });
  page.describe("other-b", "On Friday.");
  await page.giveUp();
  page.state.now = "there";
  page.sendAgain("all");
  await page.settle();
  expect(page.marked()).toEqual(["other-a done"]);
  expect(page.drafts.get("other-b")?.text).toBe("On Friday.");
});
