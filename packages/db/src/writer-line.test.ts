import { expect, test } from "vitest";
import { DatabaseUnavailableError } from "./database-error.ts";
import { createWriterLines } from "./writer-line.ts";

/** Work that is held back until it is released, all of it at once. */
function heldWork() {
  const released = Promise.withResolvers<void>();
  let running = 0;
  let runningMax = 0;
  const run = async () => {
    running += 1;
    runningMax = Math.max(runningMax, running);
    await released.promise;
    running -= 1;
  };
  return { run, release: released.resolve, runningMax: () => runningMax };
}

test("two writers of a workspace work at a time, in the order in which they came", async () => {
  const inLine = createWriterLines();
  const order: number[] = [];
  const work = heldWork();
  const writers = Array.from({ length: 6 }, (_, number) =>
    inLine("a", async () => {
      order.push(number);
      await work.run();
    }),
  );
  work.release();
  await Promise.all(writers);
  expect([work.runningMax(), order]).toEqual([2, [0, 1, 2, 3, 4, 5]]);
});

test("one workspace's line keeps nobody of another waiting", async () => {
  const inLine = createWriterLines();
  const work = heldWork();
  const writers = Array.from({ length: 6 }, () => inLine("a", work.run));
  expect(await inLine("b", () => Promise.resolve("done"))).toBe("done");
  work.release();
  await Promise.all(writers);
});

test("a writer that fails gives its place to the next", async () => {
  const inLine = createWriterLines();
  const fail = () => Promise.reject(new Error("failed"));
  const failing = Array.from({ length: 5 }, () => inLine("a", fail));
  const outcomes = await Promise.allSettled(failing);
  expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => "rejected"));
  expect(await inLine("a", () => Promise.resolve("done"))).toBe("done");
});

test("the two hundred and third is told that the workspace is busy", async () => {
  const inLine = createWriterLines();
  const work = heldWork();
  const writers = Array.from({ length: 202 }, () => inLine("a", work.run));
  await expect(inLine("a", work.run)).rejects.toBeInstanceOf(DatabaseUnavailableError);
  work.release();
  await Promise.all(writers);
});
