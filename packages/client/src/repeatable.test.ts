import { expect, test } from "vitest";
import { isRepeatable, withId } from "./repeatable.ts";

const UUID_V7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u;
const create = (input: unknown) => ({ type: "mutation", path: "task.create", input }) as const;

test("what makes something gets an id of the client's, another one each time", () => {
  const made = Array.from({ length: 100 }, () => withId(create({ title: "Water" })).input);
  const ids = made.map((input) => (input as { readonly id: string }).id);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(UUID_V7);
  expect(made[0]).toMatchObject({ title: "Water" });
});

test("an id that the caller chose stays, as does what makes nothing", () => {
  expect(withId(create({ id: "mine" })).input).toEqual({ id: "mine" });
  const update = { type: "mutation", path: "task.update", input: {} } as const;
  expect(withId(update)).toBe(update);
  const broken = create("not an object");
  expect(withId(broken)).toBe(broken);
});

test("queries may be repeated, and of mutations those alone that are known to allow it", () => {
  const mutation = (path: string) => ({ type: "mutation", path, input: {} }) as const;
  expect(isRepeatable({ type: "query", path: "task.list", input: {} })).toBe(true);
  for (const path of ["task.create", "task.update", "auth.refresh"])
    expect(isRepeatable(mutation(path))).toBe(true);
  // A second link, a second session, a conflict with oneself, a word that nobody knows yet.
  for (const path of ["shareLink.create", "auth.login", "project.update", "thing.make"])
    expect(isRepeatable(mutation(path))).toBe(false);
});
