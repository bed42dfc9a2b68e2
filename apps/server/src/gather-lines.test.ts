import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gatherLines } from "./gather-lines.ts";
import { createLog } from "./log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function gathered() {
  const written: string[] = [];
  return { written, lines: gatherLines({ write: (text) => written.push(text) }) };
}

test("lines of the same tenth of a second are written as one, in their order", () => {
  const { written, lines } = gathered();
  for (const line of ["one\n", "two\n", "three\n"]) lines.write(line);
  vi.advanceTimersByTime(99);
  expect(written).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(written).toEqual(["one\ntwo\nthree\n"]);
  lines.write("four\n");
  vi.advanceTimersByTime(100);
  expect(written).toEqual(["one\ntwo\nthree\n", "four\n"]);
});

test("no more than sixteen kilobytes wait", () => {
  const { written, lines } = gathered();
  const line = `${"x".repeat(1023)}\n`;
  for (let count = 0; count < 40; count += 1) lines.write(line);
  expect(written).toEqual([line.repeat(16), line.repeat(16)]);
});

test("what waits is written when somebody says so, and not a second time", () => {
  const { written, lines } = gathered();
  lines.write("one\n");
  lines.flush();
  lines.flush();
  vi.advanceTimersByTime(1000);
  expect(written).toEqual(["one\n"]);
});

test("a fault is written at once, and what came before it first", () => {
  const { written, lines } = gathered();
  const log = createLog("info", lines);
  log.warn("before");
  expect(written).toEqual([]);
  log.fault(new Error("broken"), {});
  expect(written.join("").match(/"msg":"[a-z]+"/gu)).toEqual(['"msg":"before"', '"msg":"fault"']);
});

test("who got in and who did not is written at once", () => {
  const { written, lines } = gathered();
  const log = createLog("info", lines);
  log.security({ event: "sign_out", requestId: "1", address: "192.0.2.1" });
  expect(written.join("")).toContain('"event":"sign_out"');
});
