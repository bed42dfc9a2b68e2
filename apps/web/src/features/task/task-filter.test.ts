import { ListTasksInput } from "@taskflow/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type TaskFilter,
  fromListInput,
  mayMatchSearch,
  toFilter,
  toListInput,
} from "./task-filter.ts";
import { parseTaskSearch } from "./task-search.ts";
import { PRIORITIES, STATUSES } from "./task-options.ts";
import { taskOf } from "./testing/arbitrary-task.ts";

const WORKSPACE = "0199a5a5-0000-7000-8000-000000000000";
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });

const filter: fc.Arbitrary<TaskFilter> = fc.record(
  {
    deleted: fc.boolean(),
    status: some(STATUSES),
    priority: some(PRIORITIES),
    search: fc.constantFrom("milk", "oat milk", "42"),
  },
  { requiredKeys: ["deleted"] },
);

test("a filter survives the way into a query key and back", () => {
  fc.assert(
    fc.property(filter, (one) => {
      expect(fromListInput(toListInput(WORKSPACE, one))).toEqual(one);
    }),
  );
});

test("whatever an address says, the server takes what is asked of it", () => {
  const value = fc.oneof(fc.string(), fc.constantFrom("todo,done", "high", " ", "x".repeat(300)));
  const search = fc.record({ status: value, priority: value, q: value }, { requiredKeys: [] });
  fc.assert(
    fc.property(search, fc.boolean(), (one, isTrash) => {
      const input = toListInput(WORKSPACE, toFilter(parseTaskSearch(one), isTrash));
      expect(() => ListTasksInput.parse(input)).not.toThrow();
    }),
  );
});

test("a task may match when every word of the search is in it, in any case and order", () => {
  const task = taskOf("t", { title: "Buy Oat milk", description: "two litres" });
  expect(mayMatchSearch(task, "MILK litres")).toBe(true);
  expect(mayMatchSearch(task, "milk bread")).toBe(false);
  expect(mayMatchSearch(task, undefined)).toBe(true);
});
