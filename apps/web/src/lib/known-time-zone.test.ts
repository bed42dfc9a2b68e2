import { expect, test } from "vitest";
import { knownTimeZone } from "./known-time-zone.ts";

test("a zone that this device does not know is taken for its own", () => {
  expect(knownTimeZone("Europe/Berlin")).toBe("Europe/Berlin");
  expect(knownTimeZone("Mars/Olympus_Mons")).toBeUndefined();
  expect(knownTimeZone(null)).toBeUndefined();
});
