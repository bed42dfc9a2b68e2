import { WeekStart } from "@taskflow/contract";
import { expect, test } from "vitest";
import { localeWeekStart, weekStartDay } from "./week-start.ts";

test("weeks begin where those of the language do", () => {
  expect(localeWeekStart("en-US")).toBe(0);
  expect(localeWeekStart("de-DE")).toBe(1);
  expect(localeWeekStart("ar-EG")).toBe(6);
});

test("a day that the account names goes before", () => {
  expect(WeekStart.options.map((day) => weekStartDay(day))).toEqual([1, 6, 0]);
});
