import { expect, test } from "vitest";
import { timeUntil } from "./time-until.ts";

const NOW = new Date("2026-11-25T12:00:00Z");

test.each([
  ["2026-12-02T12:00:00Z", "in 7 days"],
  ["2026-11-26T12:00:00Z", "in 24 hours"],
  ["2026-11-25T12:20:00Z", "in 1 hour"],
  ["2026-11-25T11:00:00Z", "in 0 hours"],
])("until %s it is %s", (at, words) => {
  expect(timeUntil(at, NOW)).toBe(words);
});
