import { expect, test } from "vitest";
import { HasherBusyError } from "./hasher-busy-error.ts";
import { WorkGate, type Schedule } from "./work-gate.ts";

const LIMITS = { concurrency: 2, queueMax: 32, queueMaxPerAddress: 4, waitMaxMs: 2000 };

/** Time that passes when told to. */
function manualClock() {
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  let now = 0;
  const schedule: Schedule = (callback, milliseconds) => {
    const timer = { at: now + milliseconds, callback };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  const advance = (milliseconds: number) => {
    now += milliseconds;
    for (const timer of [...timers].filter(({ at }) => at <= now)) {
      timers.delete(timer);
      timer.callback();
    }
  };
  return { schedule, advance, pending: () => timers.size };
}

/** Work that ends when told to, counted while it runs. */
function countedWork() {
  const finish: (() => void)[] = [];
  const started: string[] = [];
  let running = 0;
  let runningMax = 0;
  const work = (name: string) => async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    started.push(name);
    running += 1;
    runningMax = Math.max(runningMax, running);
    finish.push(resolve);
    await promise;
    running -= 1;
    return name;
  };
  return { work, started, finishNext: () => finish.shift()?.(), runningMax: () => runningMax };
}

/** Comes with work that can be done at once. */
async function run<T>(gate: WorkGate, address: string, work: () => Promise<T>): Promise<T> {
  using place = gate.enter(address);
  return await place.run(work);
}

/** Lets every promise that can settle do so. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test("of 100 calls at once never more run than may, the first 34 are served in order, the rest refused", async () => {
  const { work, started, finishNext, runningMax } = countedWork();
  const gate = new WorkGate(LIMITS, manualClock().schedule);
  const calls = Array.from({ length: 100 }, (_, index) =>
    run(gate, `address ${index}`, work(String(index))),
  );
  const outcomes = Promise.allSettled(calls);

  for (let index = 0; index < 100; index += 1) {
    await settle();
    expect(started.length).toBe(Math.min(index + 2, 34));
    finishNext();
  }

  const settled = await outcomes;
  expect(runningMax()).toBe(2);
  expect(started).toEqual(Array.from({ length: 34 }, (_, index) => String(index)));
  expect(settled.slice(0, 34).every(({ status }) => status === "fulfilled")).toBe(true);
  expect(
    settled
      .slice(34)
      .every((each) => each.status === "rejected" && each.reason instanceof HasherBusyError),
  ).toBe(true);
});

test("the 33rd that would wait is refused at once, with the seconds after which to come back", async () => {
  const { work } = countedWork();
  const gate = new WorkGate(LIMITS, manualClock().schedule);
  for (let index = 0; index < 34; index += 1) {
    void run(gate, `address ${index}`, work(String(index)));
  }
  await expect(run(gate, "address 34", work("34"))).rejects.toMatchObject({
    name: "HasherBusyError",
    retryAfterSeconds: 2,
  });
});

test("one address may have four waiting, and does not take the others' places", async () => {
  const { work, finishNext, started } = countedWork();
  const gate = new WorkGate(LIMITS, manualClock().schedule);
  for (let index = 0; index < 6; index += 1) void run(gate, "one", work(`one ${index}`));

  await expect(run(gate, "one", work("one 6"))).rejects.toBeInstanceOf(HasherBusyError);
  const other = run(gate, "other", work("other"));

  for (let index = 0; index < 7; index += 1) {
    finishNext();
    await settle();
  }
  expect(await other).toBe("other");
  expect(started).toHaveLength(7);
});

test("an address may queue again once one of its four has started", async () => {
  const { work, finishNext } = countedWork();
  const gate = new WorkGate(LIMITS, manualClock().schedule);
  for (let index = 0; index < 6; index += 1) void run(gate, "one", work(String(index)));
  await settle();
  finishNext();
  await settle();

  const fourth = run(gate, "one", work("6"));
  await expect(run(gate, "one", work("7"))).rejects.toBeInstanceOf(HasherBusyError);
  for (let index = 0; index < 6; index += 1) {
    finishNext();
    await settle();
  }
  expect(await fourth).toBe("6");
});

test("whoever waits two seconds is refused, is never started, and leaves the place to others", async () => {
  const { work, started, finishNext } = countedWork();
  const { schedule, advance } = manualClock();
  const gate = new WorkGate({ ...LIMITS, concurrency: 1, queueMax: 2 }, schedule);
  void run(gate, "a", work("running"));
  const early = run(gate, "b", work("early"));
  advance(1000);
  const late = run(gate, "c", work("late"));

  advance(1000);
  await expect(early).rejects.toBeInstanceOf(HasherBusyError);
  const next = run(gate, "d", work("next"));
  finishNext();
  await settle();
  finishNext();
  await settle();
  finishNext();
  expect(await late).toBe("late");
  expect(await next).toBe("next");
  expect(started).toEqual(["running", "late", "next"]);
});

test("work that has started is not counted as waiting, however long it takes, and leaves no timer", async () => {
  const { work, finishNext } = countedWork();
  const { schedule, advance, pending } = manualClock();
  const gate = new WorkGate({ ...LIMITS, concurrency: 1 }, schedule);
  const first = run(gate, "a", work("first"));
  const second = run(gate, "b", work("second"));
  await settle();
  finishNext();
  expect(await first).toBe("first");

  expect(pending()).toBe(0);
  advance(60_000);
  await settle();
  finishNext();
  expect(await second).toBe("second");
});

test("work that fails gives its place back", async () => {
  const gate = new WorkGate({ ...LIMITS, concurrency: 1, queueMax: 0 }, manualClock().schedule);
  for (let index = 0; index < 3; index += 1) {
    await expect(run(gate, "a", () => Promise.reject(new Error("broken")))).rejects.toThrow(
      "broken",
    );
  }
  expect(await run(gate, "a", () => Promise.resolve("done"))).toBe("done");
});

test("who has a place but not yet any work counts as waiting, and keeps the place", async () => {
  const gate = new WorkGate({ ...LIMITS, concurrency: 1, queueMax: 1 }, manualClock().schedule);
  const [first, second] = [gate.enter("a"), gate.enter("b")];
  expect(gate.load).toEqual({ running: 0, waiting: 2 });
  expect(() => gate.enter("c")).toThrow(HasherBusyError);

  expect(await second.run(() => Promise.resolve("second"))).toBe("second");
  expect(await first.run(() => Promise.resolve("first"))).toBe("first");
  expect(gate.load).toEqual({ running: 0, waiting: 0 });
});

test("who goes away without having had any work leaves the place to others", () => {
  const gate = new WorkGate({ ...LIMITS, concurrency: 1, queueMax: 0 }, manualClock().schedule);
  for (let index = 0; index < 3; index += 1) {
    using place = gate.enter("a");
    expect(() => gate.enter("b")).toThrow(HasherBusyError);
    expect(place).toBeDefined();
  }
  expect(gate.load).toEqual({ running: 0, waiting: 0 });
});
