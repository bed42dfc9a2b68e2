import fc from "fast-check";
import { expect, test } from "vitest";
import { newTask } from "./new-task.ts";
import { type TaskFilter, matchesFilter } from "./task-filter.ts";
import { PRIORITIES, STATUSES } from "./task-options.ts";

test("a new task is seen in the list that it was made in", () => {
  const filter: fc.Arbitrary<TaskFilter> = fc.record(
    {
      deleted: fc.constant(false),
      status: fc.subarray([...STATUSES], { minLength: 1 }),
      priority: fc.subarray([...PRIORITIES], { minLength: 1 }),
    },
    { requiredKeys: ["deleted"] },
  );
  fc.assert(
    fc.property(filter, (one) => {
      expect(matchesFilter(newTask("w", "x", one), one)).toBe(true);
    }),
  );
});

test("a new task is to do and has no priority, where the list allows it", () => {
  expect(newTask("w", "x", { deleted: false, status: ["done", "todo"] })).toMatchObject({
    status: "todo",
    priority: "none",
  });
});
