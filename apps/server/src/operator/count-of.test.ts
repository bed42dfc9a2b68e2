import { expect, test } from "vitest";
import { countOf } from "./count-of.ts";

test("one is told as one, none and several as several", () => {
  expect([0, 1, 2].map((count) => countOf(count, "session"))).toEqual([
    "0 sessions",
    "1 session",
    "2 sessions",
  ]);
});
