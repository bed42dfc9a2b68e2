import { expect, test } from "vitest";
import { OwnVersions } from "./own-versions.ts";
import { taskOf } from "./testing/arbitrary-task.ts";

const seen = taskOf("t", { version: 3 });

test("a patch is based on what was seen", () => {
  expect(new OwnVersions().base(seen, { title: "x" })).toBe(3);
});

test("a second edit of a field is based on the answer to the first", () => {
  const versions = new OwnVersions();
  versions.note({ kind: "update", task: seen, patch: { title: "x" } }, taskOf("t", { version: 5 }));
  expect(versions.base(seen, { title: "y" })).toBe(5);
});

test("a write to one field hides no change that others made to the rest", () => {
  const versions = new OwnVersions();
  versions.note({ kind: "update", task: seen, patch: { title: "x" } }, taskOf("t", { version: 5 }));
  expect(versions.base(seen, { status: "done" })).toBe(3);
  expect(versions.base(taskOf("other"), { title: "y" })).toBe(1);
});
