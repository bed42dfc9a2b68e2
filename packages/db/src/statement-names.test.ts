import { expect, test } from "vitest";
import { createStatementNames } from "./statement-names.ts";

test("a text has one name for ever, and no two texts share one", () => {
  const nameOf = createStatementNames();
  const [one, two] = [nameOf("select 1"), nameOf("select 2")];
  expect(one).toBeTypeOf("string");
  expect(two).not.toBe(one);
  expect(nameOf("select 1")).toBe(one);
});

test("names run out before a server's memory does, and the given ones stay", () => {
  const nameOf = createStatementNames();
  const names = Array.from({ length: 2_000 }, (_, n) => nameOf(`select ${n}`));
  const given = names.filter((name) => name !== undefined);
  expect(new Set(given).size).toBe(500);
  expect(nameOf("select 0")).toBe(names[0]);
  expect(nameOf("select 1999")).toBeUndefined();
});
