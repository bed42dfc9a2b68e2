import type { WeekStart } from "@taskflow/contract";

/** A day of the week as `Date` counts them: 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const WEEKDAY = { sunday: 0, monday: 1, saturday: 6 } as const satisfies Record<WeekStart, Weekday>;

/** Where ISO 8601 lets weeks begin, for browsers that know nothing about their language's. */
const FALLBACK = WEEKDAY.monday;

/** Not yet in the compiler's library; older browsers have it as a getter. */
interface WeekInfoLocale extends Intl.Locale {
  readonly getWeekInfo?: () => { readonly firstDay: number };
  readonly weekInfo?: { readonly firstDay: number };
}

/** The day on which calendars of a language begin. */
export function localeWeekStart(language: string): Weekday {
  const locale: WeekInfoLocale = new Intl.Locale(language);
  const firstDay = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
  // There 7 is Sunday.
  return firstDay === undefined ? FALLBACK : ((firstDay % 7) as Weekday);
}

/** The day on which this person's weeks begin; null is what the device does. */
export function weekStartDay(weekStart: WeekStart | null): Weekday {
  return weekStart === null ? localeWeekStart(navigator.language) : WEEKDAY[weekStart];
}
