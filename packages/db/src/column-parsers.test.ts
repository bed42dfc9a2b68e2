import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnParsers, toRfc3339 } from "./column-parsers.ts";

/** A moment that is in the years 1 to 9999 in every zone, to the second. */
const moment = fc
  .integer({
    min: Date.parse("0001-01-02T00:00:00Z") / 1_000,
    max: Date.parse("9999-12-30T00:00:00Z") / 1_000,
  })
  .map((seconds) => new Date(seconds * 1_000));

/** As PostgreSQL prints it: up to six digits, none of them a trailing zero. */
const fraction = fc.nat({ max: 999_999 }).map((micros) =>
  (micros / 1_000_000)
    .toFixed(6)
    .slice(1)
    .replace(/\.?0+$/u, ""),
);

/** Seconds; the old local times of cities have some. */
const offset = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -15, max: 15 }).map((hours) => hours * 3_600),
  fc.integer({ min: -15 * 60, max: 15 * 60 }).map((minutes) => minutes * 60),
  fc.integer({ min: -15 * 3_600, max: 15 * 3_600 }),
);

function printOffset(seconds: number): string {
  const digits = (value: number) => String(Math.trunc(value)).padStart(2, "0");
  const size = Math.abs(seconds);
  const parts = [digits(size / 3_600), digits((size / 60) % 60), digits(size % 60)];
  while (parts.length > 1 && parts.at(-1) === "00") parts.pop();
  return `${seconds < 0 ? "-" : "+"}${parts.join(":")}`;
}

describe("a timestamp", () => {
  test("is the same moment in RFC 3339 and UTC, to the last digit, in whatever zone it was printed", () => {
    fc.assert(
      fc.property(moment, fraction, offset, (date, digits, seconds) => {
        const local = new Date(date.getTime() + seconds * 1_000).toISOString();
        const printed = `${local.slice(0, 10)} ${local.slice(11, 19)}${digits}${printOffset(seconds)}`;
        const expected = `${date.toISOString().slice(0, 19)}${digits}Z`;
        expect(toRfc3339(printed)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test.for([
    "infinity",
    "2026-11-22",
    "22/11/2026 22:20:47 IST",
    "10000-01-01 00:00:00+00",
    "0044-03-15 00:00:00+00 BC",
    "",
  ])("is nothing else: %s", (text) => {
    expect(() => toRfc3339(text)).toThrow(RangeError);
  });
});

test.for([
  [16, "t", true],
  [16, "f", false],
  [17, String.raw`\x00ff`, Buffer.from([0, 255])],
  [20, "9007199254740993", "9007199254740993"],
  [23, "-7", -7],
  [25, "text", "text"],
  [701, "0.25", 0.25],
  [1082, "2026-11-22", "2026-11-22"],
  [1184, "2026-11-22 22:20:47.1+00", "2026-11-22T22:20:47.1Z"],
  [1700, "0.10", "0.10"],
  [2950, "0190-…", "0190-…"],
  [3802, '{"a": [1, null]}', { a: [1, null] }],
] as const)("a column of type %i arrives as it goes over the wire: %s", ([oid, text, value]) => {
  expect(columnParsers.getTypeParser(oid)(text)).toEqual(value);
});
