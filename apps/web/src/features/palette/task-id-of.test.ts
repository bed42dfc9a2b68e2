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
  expect(taskIdOf(typed, ORIGIN)).toEqual({ id: ID });
});

test.for([
  `${ORIGIN}/w/acme-k3x9qp/tasks/${ID}`,
  `${ORIGIN}/w/acme-k3x9qp/trash/${ID}`,
  `/w/acme-k3x9qp/projects/WEB/${ID}?status=todo`,
])("%j names a task and its workspace", (typed) => {
  expect(taskIdOf(typed, ORIGIN)).toEqual({ id: ID, slug: "acme-k3x9qp" });
});

test.for([
  "",
  "plants",
  "plants/water",
  "https://",
  `${ID}x`,
  `${ORIGIN}/tasks`,
  `${ORIGIN}/settings/${ID}`,
  `${ORIGIN}/w/acme-k3x9qp/${ID}`,
  `${ORIGIN}/tasks/${ID}/more`,
  `https://other.example/tasks/${ID}`,
  `javascript:/tasks/${ID}`,
])("%j names none", (typed) => {
  expect(taskIdOf(typed, ORIGIN)).toBeUndefined();
});
