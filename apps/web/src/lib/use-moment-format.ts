import { useMemo } from "react";
import { LOCALE } from "../texts/locale.ts";
import { useDateSettings } from "./use-date-settings.ts";

/**
 * Writes moments as the clocks where the person is show them.
 *
 * @param options the same object each time, or each render makes a formatter anew
 */
export function useMomentFormat(options: Intl.DateTimeFormatOptions): (at: string) => string {
  const { timeZone } = useDateSettings();
  return useMemo(() => {
    const formatter = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone });
    return (at) => formatter.format(new Date(at));
  }, [options, timeZone]);
}
