import { TaskPriority, TaskStatus } from "@taskflow/contract";
import { expect, test } from "vitest";
import { PRIORITIES, STATUSES } from "./task-options.ts";

test("menus offer all that the contract knows, and nothing else", () => {
  expect(STATUSES.toSorted()).toEqual(TaskStatus.options.toSorted());
  expect(PRIORITIES.toSorted()).toEqual(TaskPriority.options.toSorted());
});
