import type { Weekday } from "../../lib/week-start.ts";
import { LOCALE } from "../../texts/locale.ts";
import { t } from "../../texts/t.ts";

/** A calendar date as `YYYY-MM-DD`: it has no time and no zone, and is never made into one. */
export type DateText = string;

const DAY_MS = 86_400_000;

/** Making one costs more than all that is done with it. */
const formatters = new Map<string | undefined, Intl.DateTimeFormat>();

/** Today by the clocks of a time zone, or without one by the clock on this wall. */
export function todayText(now: Date = new Date(), timeZone?: string): DateText {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(now);
}

/** Noon UTC of that day: a number to count days with, the same in every zone. */
function toDayNumber(date: DateText): number {
  return Math.floor(Date.parse(`${date}T12:00:00Z`) / DAY_MS);
}

export function addDays(date: DateText, days: number): DateText {
  return new Date((toDayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: DateText, to: DateText): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The first day of the week after the one that `date` is in. */
export function nextWeek(date: DateText, weekStart: Weekday): DateText {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return addDays(date, (weekStart - weekday + 7) % 7 || 7);
}

const inWords = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC" });

// Made once: one for each row that scrolls into view took a tenth of the work of scrolling.
const WEEKDAY = inWords({ weekday: "short" });
const DAY = inWords({ day: "numeric", month: "short" });
const DAY_OF_YEAR = inWords({ day: "numeric", month: "short", year: "numeric" });
const LONG = inWords({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

function format(date: DateText, formatter: Intl.DateTimeFormat): string {
  return formatter.format(new Date(`${date}T12:00:00Z`));
}

/** Short, for a row: "Today", "Tomorrow", "Fri", "4 Dec", "4 Dec 2027". */
export function dueLabel(date: DateText, today: DateText): string {
  const days = daysBetween(today, date);
  if (days === 0) return t("due.today");
  if (days === 1) return t("due.tomorrow");
  if (days === -1) return t("due.yesterday");
  if (days > 1 && days < 7) return shortWeekday(date);
  return format(date, date.slice(0, 4) === today.slice(0, 4) ? DAY : DAY_OF_YEAR);
}

export function shortWeekday(date: DateText): string {
  return format(date, WEEKDAY);
}

/** To be read and written: "27 Nov 2026". */
export function plainDate(date: DateText): string {
  return format(date, DAY_OF_YEAR);
}

/** In full, for names and tooltips: "Friday 27 November 2026". */
export function longDate(date: DateText): string {
  return format(date, LONG);
}

export type DueState = "none" | "overdue" | "today" | "soon" | "later";

export function dueState(date: DateText | null, today: DateText): DueState {
  if (date === null) return "none";
  const days = daysBetween(today, date);
  if (days < 0) return "overdue";
  if (days === 0) return "today";
  return days < 7 ? "soon" : "later";
}
