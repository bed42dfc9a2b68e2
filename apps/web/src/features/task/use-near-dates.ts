import { useMemo } from "react";
import { useDateSettings } from "../../lib/use-date-settings.ts";
import { type DateText, addDays, nextWeek } from "./due-date.ts";
import { useToday } from "./use-today.ts";

export interface NearDates {
  readonly today: DateText;
  readonly tomorrow: DateText;
  /** The day on which the next week begins: a Monday, unless the person has chosen another day. */
  readonly nextWeek: DateText;
}

/** The dates that are named by a word. */
export function useNearDates(): NearDates {
  const { nextWeekStart } = useDateSettings();
  const today = useToday();
  return useMemo(
    () => ({ today, tomorrow: addDays(today, 1), nextWeek: nextWeek(today, nextWeekStart) }),
    [today, nextWeekStart],
  );
}
