import type { TaskFlowError } from "./task-flow-error.ts";

/** How often and how patiently a call is tried again. */
export interface RetryOptions {
  /** Tries of one call, the first with them; 5 unless given. */
  readonly tries?: number | undefined;
  /** Milliseconds between two tries at most; 10,000 unless given. A server that wants more is not asked again. */
  readonly maxDelayMs?: number | undefined;
}

const FIRST_DELAY_MS = 200;

/** Milliseconds after the failed try number `tried`, counted from 1; undefined if there is to be no other. */
export function retryDelayMs(
  failure: TaskFlowError,
  tried: number,
  { tries = 5, maxDelayMs = 10_000 }: RetryOptions,
): number | undefined {
  const isPassing = ["unreachable", "busy", "rate_limited"].includes(failure.appCode);
  const asked = (failure.retryAfterSeconds ?? 0) * 1000;
  if (!isPassing || tried >= tries || asked > maxDelayMs) return undefined;
  return Math.max(asked, jittered(Math.min(FIRST_DELAY_MS * 2 ** (tried - 1), maxDelayMs)));
}

/** Between half of it and all: those who failed together must not come back together. */
export function jittered(delayMs: number): number {
  return delayMs * (0.5 + Math.random() / 2);
}
