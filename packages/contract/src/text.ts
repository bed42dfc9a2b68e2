import { z } from "zod";

/** C0 and C1 controls but tab and line feed: PostgreSQL refuses NUL, and the rest forge lines in logs and terminals. */
// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;

/** Counts Unicode code points, the unit of every length limit here: "👍" is one, where `.length` says two. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/**
 * A string that every layer stores and gives back unchanged: well-formed Unicode in NFC, with line
 * feeds alone as line ends, no control characters, at most `max` code points.
 *
 * Normalised first and checked afterwards, so that nothing can grow past a limit once it was checked.
 */
export function safeText({ min = 0, max }: { min?: number; max: number }) {
  return z
    .string()
    .max(max * 4, `At most ${max} characters.`)
    .refine((text) => text.isWellFormed(), "Contains a broken character.")
    .overwrite((text) => text.replaceAll("\r\n", "\n").normalize("NFC"))
    .refine((text) => !CONTROL.test(text), "Contains a control character.")
    .refine((text) => codePointLength(text) <= max, `At most ${max} characters.`)
    .refine(
      (text) => codePointLength(text) >= min,
      min === 1 ? "Must not be empty." : `At least ${min} characters.`,
    );
}

/** Like {@link safeText}, on one line and without white space around it. */
export function safeLine({ min = 0, max }: { min?: number; max: number }) {
  return z
    .string()
    .overwrite((text) => text.trim())
    .refine((text) => !/[\n\t]/u.test(text), "Must be one line.")
    .pipe(safeText({ min, max }));
}
