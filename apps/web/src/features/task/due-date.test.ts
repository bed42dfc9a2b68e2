import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  daysBetween,
  dueLabel,
  dueState,
  longDate,
  nextWeek,
  todayText,
} from "./due-date.ts";

const TODAY = "2026-11-23";
const date = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));
const days = fc.integer({ min: -40_000, max: 40_000 });

test("going some days on and counting them back are one", () => {
  fc.assert(
    fc.property(date, days, (from, count) => {
      expect(daysBetween(from, addDays(from, count))).toBe(count);
    }),
  );
});

test.each([
  [0, "Sunday"],
  [1, "Monday"],
  [6, "Saturday"],
] as const)(
  "next week begins one to seven days on, where weeks do: %i, a %s",
  (weekStart, name) => {
    fc.assert(
      fc.property(date, (from) => {
        const next = nextWeek(from, weekStart);
        expect(longDate(next)).toContain(name);
        expect(daysBetween(from, next)).toBeGreaterThanOrEqual(1);
        expect(daysBetween(from, next)).toBeLessThanOrEqual(7);
      }),
    );
  },
);

test("today is another date where the clocks are ahead or behind", () => {
  const now = new Date("2026-11-23T11:30:00Z");
  expect(todayText(now, "Pacific/Kiritimati")).toBe("2026-11-24");
  expect(todayText(now, "Etc/UTC")).toBe("2026-11-23");
  expect(todayText(now, "Pacific/Pago_Pago")).toBe("2026-11-23");
  expect(todayText(new Date("2026-11-23T10:30:00Z"), "Pacific/Pago_Pago")).toBe("2026-11-22");
});

test("today is the date on this wall, at its first and its last minute", () => {
  expect(todayText(new Date(2026, 10, 23, 0, 0))).toBe(TODAY);
  expect(todayText(new Date(2026, 10, 23, 23, 59))).toBe(TODAY);
});

test.each([
  ["2026-11-23", "Today"],
  ["2026-11-24", "Tomorrow"],
  ["2026-11-22", "Yesterday"],
  ["2026-11-25", "Wed"],
  ["2026-11-29", "Sun"],
  ["2026-11-30", "30 Nov"],
  ["2026-11-20", "20 Nov"],
  ["2027-01-04", "4 Jan 2027"],
])("%s is called %s", (due, label) => {
  expect(dueLabel(due, TODAY)).toBe(label);
});

test("the clocks going back move no date", () => {
  expect(addDays("2026-10-24", 1)).toBe("2026-10-25");
  expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
});

test("a task is overdue from the day after, never on the day itself", () => {
  expect(dueState(null, TODAY)).toBe("none");
  expect(dueState("2026-11-22", TODAY)).toBe("overdue");
  expect(dueState("2026-11-23", TODAY)).toBe("today");
  expect(dueState("2026-11-29", TODAY)).toBe("soon");
  expect(dueState("2026-11-30", TODAY)).toBe("later");
});
