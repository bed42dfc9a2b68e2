import { expect, test } from "vitest";
import { taskIdOf } from "./task-id-of.ts";

const ORIGIN = "https://tasks.example";
const ID = "019ab000-0000-7000-8000-000000000000";

test.for([
  ID,
  ` ${ID.toUpperCase()}\n`,
  `${ORIGIN}/tasks/${ID}`,
  `${ORIGIN}/trash/${ID}?status=done#top`,
  `/tasks/${ID}`,
])("%j names a task", (typed) => {
  expect(taskIdOf(typed, ORIGIN)).toBe(ID);
});

test.for([
  "",
  "plants",
  "plants/water",
  "https://",
  `${ID}x`,
  `${ORIGIN}/tasks`,
  `${ORIGIN}/settings/${ID}`,
  `${ORIGIN}/tasks/${ID}/more`,
  `https://other.example/tasks/${ID}`,
  `javascript:/tasks/${ID}`,
])("%j names none", (typed) => {
  expect(taskIdOf(typed, ORIGIN)).toBeUndefined();
});
