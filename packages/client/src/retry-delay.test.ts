import { describe, expect, test } from "vitest";
import { retryDelayMs } from "./retry-delay.ts";
import { TaskFlowError, type TaskFlowErrorCode } from "./task-flow-error.ts";

const failure = (appCode: TaskFlowErrorCode, retryAfterSeconds?: number) =>
  new TaskFlowError("No.", { appCode, retryAfterSeconds });

describe("a failed try is followed by another", () => {
  test("after no answer, from a busy server and from one that counts calls, later each time", () => {
    for (const code of ["unreachable", "busy", "rate_limited"] as const) {
      const delays = [1, 2, 3, 4].map((tried) => retryDelayMs(failure(code), tried, {}) ?? 0);
      expect(delays.every((delay, index) => delay >= 100 * 2 ** index)).toBe(true);
      expect(delays.every((delay, index) => delay <= 200 * 2 ** index)).toBe(true);
    }
  });

  test("not before the server said, and not at all if that is too long", () => {
    expect(retryDelayMs(failure("rate_limited", 7), 1, {})).toBe(7_000);
    expect(retryDelayMs(failure("rate_limited", 11), 1, {})).toBeUndefined();
    expect(retryDelayMs(failure("rate_limited", 11), 1, { maxDelayMs: 60_000 })).toBe(11_000);
  });

  test("at most so often, and so late", () => {
    expect(retryDelayMs(failure("busy"), 5, {})).toBeUndefined();
    expect(retryDelayMs(failure("busy"), 1, { tries: 1 })).toBeUndefined();
    expect(retryDelayMs(failure("busy"), 30, { tries: 99 })).toBeLessThanOrEqual(10_000);
  });

  test("never where the answer would be the same", () => {
    for (const code of ["not_found", "conflict", "invalid_input", "internal", "timed_out"] as const)
      expect(retryDelayMs(failure(code), 1, {})).toBeUndefined();
  });
});
