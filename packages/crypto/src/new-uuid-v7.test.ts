import { expect, test } from "vitest";
import { newUuidV7 } from "./new-uuid-v7.ts";

test("ids are UUIDs of version 7 in lower case that carry the present time", () => {
  const before = Date.now();
  const id = newUuidV7();
  const after = Date.now();

  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
  const time = Number.parseInt(id.replace("-", "").slice(0, 12), 16);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(after);
});

test("no two of 10,000 ids are the same", () => {
  expect(new Set(Array.from({ length: 10_000 }, newUuidV7)).size).toBe(10_000);
});
