import { expect, test } from "vitest";
import { createPresenceBoard } from "./presence-board.ts";

const ada = { userId: "ada", name: "Ada" };
const bob = { userId: "bob", name: "Bob" };
const tab = (person: typeof ada, tabId: string, taskId: string | null) => ({
  ...person,
  tabId,
  taskId,
});

test("a person with two tabs on a task is there once, and until both have left", () => {
  const board = createPresenceBoard();
  board.note(tab(ada, "one", "plants"));
  board.note(tab(ada, "two", "plants"));
  expect(board.presenceOn("plants", "bob")).toEqual({ taskId: "plants", people: [ada] });
  board.note(tab(ada, "one", "cat"));
  expect(board.presenceOn("plants", "bob").people).toEqual([ada]);
  board.note(tab(ada, "two", null));
  expect(board.presenceOn("plants", "bob").people).toEqual([]);
  expect(board.viewedTasks()).toEqual(["cat"]);
});

test("nobody sees themselves", () => {
  const board = createPresenceBoard();
  for (const person of [ada, bob]) board.note(tab(person, "one", "plants"));
  expect(board.presenceOn("plants", "bob").people).toEqual([ada]);
  expect(board.presenceOn("plants", "ada").people).toEqual([bob]);
});

test("only what changed is told, and only once", () => {
  const board = createPresenceBoard();
  board.note(tab(ada, "one", "plants"));
  expect(board.takeChanged()).toEqual(["plants"]);
  board.note(tab(ada, "one", "plants"));
  expect(board.takeChanged()).toEqual([]);
  board.note(tab(ada, "one", "cat"));
  expect(board.takeChanged()).toEqual(["plants", "cat"]);
});

test("a tab that has been silent for half a minute shows nothing", () => {
  let moment = 0;
  const board = createPresenceBoard(() => moment);
  board.note(tab(ada, "one", "plants"));
  board.note(tab(bob, "one", "plants"));
  board.takeChanged();
  moment = 20_000;
  board.note(tab(bob, "one", "plants"));
  moment = 31_000;
  expect(board.takeChanged()).toEqual(["plants"]);
  expect(board.presenceOn("plants", "eve").people).toEqual([bob]);
});

test("ten people at most are named", () => {
  const board = createPresenceBoard();
  for (let count = 0; count < 12; count += 1) {
    board.note(tab({ userId: `user ${count}`, name: "Somebody" }, "one", "plants"));
  }
  expect(board.presenceOn("plants", "ada").people).toHaveLength(10);
});
