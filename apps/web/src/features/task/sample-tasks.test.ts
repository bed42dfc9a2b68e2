import fc from "fast-check";
import { expect, test } from "vitest";
import { findSamples, sampleTasks } from "./sample-tasks.ts";

test("every device knows the samples of a workspace again, and takes no other task for one", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (workspaceId, otherId) => {
      fc.pre(workspaceId.slice(0, -2) !== otherId.slice(0, -2));
      const samples = sampleTasks(workspaceId, "byKeys");
      const ids = samples.map(({ id }) => id);
      expect(new Set([...ids, workspaceId]).size).toBe(samples.length + 1);
      expect(
        findSamples(sampleTasks(workspaceId, "byKeys"), workspaceId).map(({ id }) => id),
      ).toEqual(ids);
      expect(findSamples(sampleTasks(otherId, "byKeys"), workspaceId)).toEqual([]);
    }),
  );
});
