import { z } from "zod";

/** A moment: RFC 3339 in UTC with up to six decimals, by the server's clock. */
export const Timestamp = z.iso.datetime().meta({ examples: ["2026-11-22T21:15:04.123456Z"] });
export type Timestamp = z.infer<typeof Timestamp>;

/** A calendar date without time or zone, `YYYY-MM-DD`, from year 1 to 9999. */
export const CalendarDate = z.iso
  .date("Must be a date that exists, like 2026-11-22.")
  .refine((date) => !date.startsWith("0000"), "Must be a date that exists, like 2026-11-22.")
  .meta({ examples: ["2026-11-22"] });
export type CalendarDate = z.infer<typeof CalendarDate>;
