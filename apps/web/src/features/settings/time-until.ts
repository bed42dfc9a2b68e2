import { LOCALE } from "../../texts/locale.ts";

const FORMAT = new Intl.RelativeTimeFormat(LOCALE);
const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** A moment to come as people say it, never nearer than it is: "in 6 days", "in 1 hour". */
export function timeUntil(at: string, now: Date = new Date()): string {
  const leftMs = Math.max(0, Date.parse(at) - now.getTime());
  const isDays = leftMs > DAY_MS;
  return FORMAT.format(Math.ceil(leftMs / (isDays ? DAY_MS : HOUR_MS)), isDays ? "day" : "hour");
}
