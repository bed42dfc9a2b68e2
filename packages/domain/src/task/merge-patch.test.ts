import type { TaskJson, TaskPatch } from "@taskflow/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergePatch } from "./merge-patch.ts";

const content = fc.record({
  title: fc.string({ minLength: 1, maxLength: 3 }),
  description: fc.string({ maxLength: 3 }),
  status: fc.constantFrom("todo", "in_progress", "done", "cancelled"),
  priority: fc.constantFrom("none", "low", "medium", "high", "urgent"),
  dueDate: fc.constantFrom(null, "2026-11-22", "2026-11-23"),
});
const task: fc.Arbitrary<TaskJson> = content.map((fields) => ({
  id: "019ab000-0000-7000-8000-000000000001",
  workspaceId: "019ab000-0000-7000-8000-000000000002",
  projectId: "019ab000-0000-7000-8000-000000000003",
  number: 12,
  ...fields,
  createdAt: "2026-11-22T00:00:00Z",
  updatedAt: "2026-11-22T00:00:00Z",
  deletedAt: null,
  version: 3,
}));
const patch: fc.Arbitrary<TaskPatch> = fc
  .tuple(content, fc.subarray(["title", "description", "status", "priority", "dueDate"] as const))
  .map(([fields, names]) => Object.fromEntries(names.map((name) => [name, fields[name]])));
const changed = fc.subarray([
  "title",
  "description",
  "status",
  "priority",
  "dueDate",
  "deleted_at",
]);

test("patches of different fields never conflict, and both take effect", () => {
  fc.assert(
    fc.property(task, patch, (current, wanted) => {
      const others = Object.keys(current).filter((field) => !(field in wanted));
      const merged = mergePatch(current, wanted, new Set(others));
      expect(merged.kind).toBe("merged");
      if (merged.kind === "merged") {
        expect({ ...current, ...merged.changes }).toEqual({ ...current, ...wanted });
      }
    }),
  );
});

test("a field that changed meanwhile to something else is a conflict, and is named", () => {
  fc.assert(
    fc.property(task, patch, changed, (current, wanted, changedSince) => {
      const clashing = Object.entries(wanted)
        .filter(([field, value]) => current[field as keyof TaskPatch] !== value)
        .map(([field]) => field)
        .filter((field) => changedSince.includes(field));
      const merged = mergePatch(current, wanted, new Set(changedSince));
      if (clashing.length === 0) expect(merged.kind).toBe("merged");
      else expect(merged).toEqual({ kind: "conflict", fields: clashing });
    }),
  );
});

test("a patch that is sent again after it took effect changes nothing and conflicts with nothing", () => {
  fc.assert(
    fc.property(task, patch, changed, (before, wanted, changedSince) => {
      const after: TaskJson = Object.assign({}, before, wanted);
      expect(mergePatch(after, wanted, new Set(changedSince))).toEqual({
        kind: "merged",
        changes: {},
      });
    }),
  );
});
