import fc from "fast-check";
import { expect, test } from "vitest";
import { toReturnPath } from "./return-path.ts";

const ORIGIN = "https://tasks.example.org";

test("whatever is asked for, the way back stays on this origin", () => {
  const nasty = fc.constantFrom(
    "/",
    "\\",
    "//",
    "/\\",
    "\t",
    "\n",
    "@",
    ":",
    "javascript:",
    "evil.example",
    "?",
    "#",
    "..",
    "%2f",
    "tasks",
  );
  fc.assert(
    fc.property(fc.array(nasty, { maxLength: 8 }), (parts) => {
      const path = toReturnPath(parts.join("")) ?? "/";
      expect(new URL(path, ORIGIN).origin).toBe(ORIGIN);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  "//evil.example/tasks",
  "/\\evil.example",
  "/\t/evil.example",
  "/..//evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "",
  7,
  undefined,
])("%s is no way back", (value) => {
  expect(toReturnPath(value)).toBeUndefined();
});

test("an address of ours is kept whole", () => {
  expect(toReturnPath("/tasks/abc?status=todo,done&q=a%20b#x")).toBe(
    "/tasks/abc?status=todo,done&q=a%20b#x",
  );
});
