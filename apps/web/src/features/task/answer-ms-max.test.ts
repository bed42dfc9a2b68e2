import { expect, test } from "vitest";
import { answerMsMax } from "./answer-ms-max.ts";

const updateOf = (description: string) => ({ id: "t", version: 3, patch: { description } });

test("a short write waits fifteen seconds for its answer, and no longer", () => {
  expect(answerMsMax(updateOf("On Friday."))).toBe(15_000);
  expect(answerMsMax(updateOf("x".repeat(7_000)))).toBe(15_000);
});

test("a description of 100,000 letters can be sent over a very slow line, and still has fifteen seconds for its answer", () => {
  const bytesPerSecond = 50_000 / 8;
  const sendMs = (100_000 / bytesPerSecond) * 1_000;
  expect(answerMsMax(updateOf("x".repeat(100_000)))).toBeGreaterThanOrEqual(15_000 + sendMs);
});

test("letters count by what they take on the line", () => {
  const latin = answerMsMax(updateOf("x".repeat(50_000)));
  expect(answerMsMax(updateOf("水".repeat(50_000)))).toBeGreaterThan(latin);
});

test("nobody waits longer for the sending than the server does for what is sent", () => {
  expect(answerMsMax(updateOf("水".repeat(100_000)))).toBe(45_000);
});
