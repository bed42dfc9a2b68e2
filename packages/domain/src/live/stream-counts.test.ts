import type { Signal, Signals } from "@taskflow/db";
import { expect, test } from "vitest";
import { DomainError } from "../domain-error.ts";
import { createStreamCounts } from "./stream-counts.ts";

/** The line between processes, as the database layer has it. */
function openLine(): Signals {
  const listeners = new Set<(signal: Signal) => void>();
  return {
    send: (signal) => {
      for (const listener of listeners) listener(signal);
    },
    listen: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    close: async () => {},
  };
}

const take = (counts: ReturnType<typeof createStreamCounts>, times: number) =>
  Array.from({ length: times }, () => counts.take("ada"));

test("the eleventh stream of a person is refused, and somebody else's is not", () => {
  const counts = createStreamCounts(openLine(), { processId: "here" });
  const [first] = take(counts, 10);
  expect(() => counts.take("ada")).toThrow(DomainError);
  counts.take("bob");
  first?.();
  first?.();
  counts.take("ada");
  expect(() => counts.take("ada")).toThrow(DomainError);
});

test("streams in another process count too, as long as it says so", () => {
  let moment = 0;
  const line = openLine();
  const now = () => moment;
  const here = createStreamCounts(line, { processId: "here", now });
  const there = createStreamCounts(line, { processId: "there", now });
  const taken = take(there, 6);
  take(here, 4);
  expect(() => here.take("ada")).toThrow(DomainError);
  expect(() => there.take("ada")).toThrow(DomainError);
  taken[0]?.();
  here.take("ada");
  moment = 20_000;
  there.tell();
  moment = 40_000;
  expect(() => here.take("ada")).toThrow(DomainError);
  moment = 60_000;
  here.take("ada");
});

test("what is no count is not counted", () => {
  const line = openLine();
  const counts = createStreamCounts(line, { processId: "here" });
  for (const body of ["", "there ada", "there ada many", "there ada -9", "there ada 99999"]) {
    line.send({ topic: "streams", body });
  }
  expect(take(counts, 10)).toHaveLength(10);
});
