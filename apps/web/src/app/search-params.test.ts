import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTaskSearch } from "../features/task/task-search.ts";
import { PRIORITIES, STATUSES } from "../features/task/task-options.ts";
import { parseSearch, stringifySearch } from "./search-params.ts";

test("text in an address comes back as the text that it was", () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, unit: "grapheme" }),
    fc.constantFrom("007", "true", "null", "1e3", "a&b=c", "50% + more", "#7", "[1]"),
  );
  fc.assert(
    fc.property(text, (q) => {
      expect(parseSearch(stringifySearch({ q }))).toEqual({ q });
    }),
  );
});

test("a shared address shows the same list", () => {
  const search = fc.record(
    {
      status: fc.subarray([...STATUSES], { minLength: 1 }),
      priority: fc.subarray([...PRIORITIES], { minLength: 1 }),
      q: fc.constantFrom("oat milk", "a,b", "/path?"),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(search, (one) => {
      expect(parseTaskSearch(parseSearch(stringifySearch(one)))).toEqual(one);
    }),
  );
});

test("an address of a filtered list can be read by people", () => {
  expect(stringifySearch({ status: ["todo", "in_progress"], q: "oat milk" })).toBe(
    "?status=todo,in_progress&q=oat%20milk",
  );
});
