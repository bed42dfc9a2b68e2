import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { knownTimeZone } from "./known-time-zone.ts";
import { useTRPC } from "./trpc.ts";
import { type Weekday, weekStartDay } from "./week-start.ts";

export interface DateSettings {
  /** Undefined is the device's. */
  readonly timeZone: string | undefined;
  /** Where calendars begin. */
  readonly weekStart: Weekday;
  /** Where "next week" leads: where work begins, whatever calendars of the device's language do. */
  readonly nextWeekStart: Weekday;
}

/** Where this person's days and weeks begin. */
export function useDateSettings(): DateSettings {
  const trpc = useTRPC();
  // Whoever shows the account keeps it fresh; this only looks at it.
  const { data } = useQuery({
    ...trpc.auth.me.queryOptions(),
    select: ({ user }) => user,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const timeZone = data?.timeZone ?? null;
  const weekStart = data?.weekStart ?? null;
  return useMemo(
    () => ({
      timeZone: knownTimeZone(timeZone),
      weekStart: weekStartDay(weekStart),
      nextWeekStart: weekStartDay(weekStart ?? "monday"),
    }),
    [timeZone, weekStart],
  );
}
