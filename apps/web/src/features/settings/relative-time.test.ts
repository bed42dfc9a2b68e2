import { expect, test } from "vitest";
import { relativeTime } from "./relative-time.ts";

const NOW = new Date("2026-11-25T12:00:00Z");

test.each([
  ["2026-11-25T12:00:07Z", "this minute"],
  ["2026-11-25T11:59:20Z", "this minute"],
  ["2026-11-25T11:55:00Z", "5 minutes ago"],
  ["2026-11-25T10:01:00Z", "1 hour ago"],
  ["2026-11-24T11:00:00Z", "yesterday"],
  ["2026-11-21T11:00:00Z", "4 days ago"],
  ["2026-11-10T12:00:00Z", "2 weeks ago"],
])("%s was %s", (at, words) => {
  expect(relativeTime(at, NOW)).toBe(words);
});
