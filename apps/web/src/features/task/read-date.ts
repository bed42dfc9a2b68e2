import { LOCALE } from "../../texts/locale.ts";
import { t } from "../../texts/t.ts";
import { type DateText, addDays, nextWeek } from "./due-date.ts";

/** Shorter beginnings of a name may mean two of them. */
const LETTERS_MIN = 3;
/** The way to the next 29th of February, at its longest. */
const YEARS_MAX = 8;

const MONTHS = names({ month: "long" }, (index) => Date.UTC(2026, index, 1), 12);
/** The 4th of January 1970 was a Sunday. */
const WEEKDAYS = names({ weekday: "long" }, (index) => Date.UTC(1970, 0, 4 + index), 7);

interface Parts {
  readonly day: string | undefined;
  /** A number or a name. */
  readonly month: string | undefined;
  readonly year?: string | undefined;
}

/**
 * A date as people write it: `26 Nov 2026`, `Nov 26`, `26.11.`, `2026-11-26`, `tomorrow`, `fri`. One without a year
 * is the next of its kind. Undefined is what it is not, and what may be two dates, such as `3/4`.
 */
export function readDate(text: string, today: DateText): DateText | undefined {
  const words = text.trim().toLowerCase();
  return (
    readWord(words, today) ??
    withYear(readIso(words) ?? readNamed(words) ?? readDots(words) ?? readSlashes(words), today)
  );
}

function readWord(words: string, today: DateText): DateText | undefined {
  if (words === t("due.today").toLowerCase()) return today;
  if (words === t("due.tomorrow").toLowerCase()) return addDays(today, 1);
  const weekday = indexOf(WEEKDAYS, words);
  // Found in a list of seven.
  return weekday === undefined
    ? undefined
    : nextWeek(today, weekday as Parameters<typeof nextWeek>[1]);
}

function readIso(words: string): Parts | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(words) ?? [];
  return year === undefined ? undefined : { day, month, year };
}

function readNamed(words: string): Parts | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([a-z]+)\.?(?:,?[ -](\d{4}))?$/u.exec(words);
  if (dayFirst) return { day: dayFirst[1], month: dayFirst[2], year: dayFirst[3] };
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/u.exec(words);
  return monthFirst ? { day: monthFirst[2], month: monthFirst[1], year: monthFirst[3] } : undefined;
}

function readDots(words: string): Parts | undefined {
  const found = /^(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}))?$/u.exec(words);
  return found ? { day: found[1], month: found[2], year: found[3] } : undefined;
}

/** The day comes first in some countries, the month in others: only what is one date in all of them is read. */
function readSlashes(words: string): Parts | undefined {
  const [, first, second, year] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/u.exec(words) ?? [];
  if (first === undefined || second === undefined) return undefined;
  if (Number(first) > 12 || Number(first) === Number(second))
    return { day: first, month: second, year };
  return Number(second) > 12 ? { day: second, month: first, year } : undefined;
}

function withYear(parts: Parts | undefined, today: DateText): DateText | undefined {
  if (!parts) return undefined;
  if (parts.year !== undefined) return existing(parts, parts.year);
  const thisYear = Number(today.slice(0, 4));
  for (let year = thisYear; year <= thisYear + YEARS_MAX; year += 1) {
    const date = existing(parts, String(year));
    if (date !== undefined && date >= today) return date;
  }
  return undefined;
}

function existing({ day = "", month = "" }: Parts, year: string): DateText | undefined {
  const named = indexOf(MONTHS, month);
  const number = named === undefined ? month : String(named + 1);
  const date = `${year}-${number.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = Date.parse(`${date}T12:00:00Z`);
  // A day that its month does not have is one of the next month.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? date : undefined;
}

function indexOf(all: readonly string[], word: string): number | undefined {
  if (word.length < LETTERS_MIN) return undefined;
  const index = all.findIndex((name) => name.startsWith(word));
  return index === -1 ? undefined : index;
}

function names(
  options: Intl.DateTimeFormatOptions,
  at: (index: number) => number,
  count: number,
): readonly string[] {
  const formatter = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC" });
  return Array.from({ length: count }, (_, index) => formatter.format(at(index)).toLowerCase());
}
