import { useMemo } from "react";
import { useDateSettings } from "../../lib/use-date-settings.ts";
import { type DateText, addDays, nextWeek } from "./due-date.ts";
import { useToday } from "./use-today.ts";

export interface NearDates {
  readonly today: DateText;
  readonly tomorrow: DateText;
  /** The first day of the person's next week. */
  readonly nextWeek: DateText;
}

/** The dates that are named by a word. */
export function useNearDates(): NearDates {
  const { weekStart } = useDateSettings();
  const today = useToday();
  return useMemo(
    () => ({ today, tomorrow: addDays(today, 1), nextWeek: nextWeek(today, weekStart) }),
    [today, weekStart],
  );
}
