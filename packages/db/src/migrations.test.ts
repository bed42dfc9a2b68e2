import { expect, test } from "vitest";
import { readMigrations } from "./migrations.ts";

test("each migration has the number after the one before, so that two cannot have the same", () => {
  const numbers = readMigrations().map(({ name }) => Number(name.slice(0, 4)));
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
