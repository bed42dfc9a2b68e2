import { LOCALE } from "../../texts/locale.ts";

export interface TimeZoneOption {
  /** Null is the device's. */
  readonly zone: string | null;
  readonly label: string;
  /** How far its clocks are from UTC now: "GMT+01:00". */
  readonly offset: string;
}

/** The zone that this device is set to. */
export function deviceTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** As people read it: "America/New York". */
export function zoneLabel(zone: string): string {
  return zone.replaceAll("_", " ");
}

let known: readonly TimeZoneOption[] | undefined;

/** Every zone that the browser knows, and the chosen one, which may have another name here. */
export function timeZoneOptions(chosen: string | null): readonly TimeZoneOption[] {
  known ??= Intl.supportedValuesOf("timeZone").map(toOption);
  if (chosen === null || known.some(({ zone }) => zone === chosen)) return known;
  return [toOption(chosen), ...known];
}

function toOption(zone: string): TimeZoneOption {
  return { zone, label: zoneLabel(zone), offset: offsetOf(zone) };
}

export function offsetOf(zone: string, now: Date = new Date()): string {
  try {
    const format = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, timeZoneName: "shortOffset" });
    return format.formatToParts(now).find(({ type }) => type === "timeZoneName")?.value ?? "";
  } catch {
    // The account's zone may be newer than the browser.
    return "";
  }
}
