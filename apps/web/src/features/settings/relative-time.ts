import { LOCALE } from "../../texts/locale.ts";

const FORMAT = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });

const UNITS = [
  { unit: "minute", seconds: 60 },
  { unit: "hour", seconds: 60 * 60 },
  { unit: "day", seconds: 24 * 60 * 60 },
  { unit: "week", seconds: 7 * 24 * 60 * 60 },
] as const;

/** A moment in the past as people say it: "5 minutes ago", "yesterday". */
export function relativeTime(at: string, now: Date = new Date()): string {
  // By the server's clock, which may be ahead of this one.
  const ago = Math.max(0, (now.getTime() - Date.parse(at)) / 1000);
  const { unit, seconds } = UNITS.findLast((one) => ago >= one.seconds) ?? UNITS[0];
  return FORMAT.format(-Math.floor(ago / seconds), unit);
}
