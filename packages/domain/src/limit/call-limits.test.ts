import { expect, test } from "vitest";
import { DomainError } from "../domain-error.ts";
import { createCallLimits, type Allowance, type CallKind } from "./call-limits.ts";
import { rateLimited } from "./charge-window.ts";

/** How many calls pass before one is refused, and how long it is then to wait. */
function exhaust(limits: ReturnType<typeof createCallLimits>, kind: CallKind, subject: string) {
  for (let passed = 0; ; passed += 1) {
    try {
      limits.charge(kind, subject);
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      if (!(error instanceof DomainError)) throw error;
      expect(error.code).toBe("rate_limited");
      return { passed, wait: error.details.retryAfterSeconds };
    }
  }
}

test.for([
  ["user", 600],
  ["session", 60],
  ["anonymous", 120],
  ["write", 120],
  ["search", 60],
  ["signed", 600],
] as const)(
  "of the kind %s %i calls a minute pass, for each subject by itself",
  ([kind, limit]) => {
    const limits = createCallLimits({ factor: 1, now: () => 12_000 });
    expect(exhaust(limits, kind, "ada")).toEqual({ passed: limit, wait: 48 });
    expect(exhaust(limits, kind, "bob")).toEqual({ passed: limit, wait: 48 });
    expect(exhaust(limits, kind, "ada").passed).toBe(0);
  },
);

test.for([
  [1, "Too many tries. Wait 1 second."],
  [2, "Too many tries. Wait 2 seconds."],
] as const)("a refusal says its wait of %i as people do", ([seconds, words]) => {
  expect(rateLimited(seconds).message).toBe(words);
});

test("kinds are counted apart, and the factor multiplies each", () => {
  const limits = createCallLimits({ factor: 2, now: () => 0 });
  expect(exhaust(limits, "search", "ada").passed).toBe(120);
  expect(exhaust(limits, "write", "ada").passed).toBe(240);
});

test("after the minute, or when the clock was set back, everybody begins anew", () => {
  let clock = 60_000;
  const limits = createCallLimits({ factor: 1, now: () => clock });
  for (const moment of [60_000, 120_000, 60_000]) {
    clock = moment;
    expect(exhaust(limits, "search", "ada")).toEqual({ passed: 60, wait: 60 });
  }
});

test("each call is told what is left, and a refused one that nothing is", () => {
  const limits = createCallLimits({ factor: 1 / 60, now: () => 12_000 });
  const told: Allowance[] = [];
  const charge = () => limits.charge("write", "ada", (allowance) => told.push(allowance));
  charge();
  charge();
  expect(charge).toThrow(DomainError);
  const write = { kind: "write", limit: 2, resetSeconds: 48 };
  expect(told).toEqual([1, 0, 0].map((remaining) => ({ ...write, remaining })));
});

test("a call that is given back may be made again, and no more than were charged", () => {
  let clock = 0;
  const limits = createCallLimits({ factor: 1 / 60, now: () => clock });
  limits.charge("write", "ada");
  for (let count = 0; count < 3; count += 1) limits.giveBack("write", "ada");
  expect(exhaust(limits, "write", "ada").passed).toBe(2);
  clock = 60_000;
  limits.giveBack("write", "ada");
  expect(exhaust(limits, "write", "ada").passed).toBe(2);
});
