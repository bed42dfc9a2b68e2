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
    )
    .meta(lengths({ min, max }));
}

/** What JSON Schema, which counts code points as well, may say of a length that a function checks. */
export function lengths({ min = 0, max }: { min?: number; max: number }) {
  return { ...(min > 0 && { minLength: min }), maxLength: max };
}

/** Turn the direction of what follows, in a mail's subject as well as here. What is pasted brings them along. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;
/** Anything but spaces, what cannot be seen by itself, and two signs that are blank: of Braille, and of music. */
const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u;

/** Like {@link safeText}, on one line, without white space around it and marks that turn its direction. */
export function safeLine({ min = 0, max }: { min?: number; max: number }) {
  return z
    .string()
    .overwrite((text) => text.replaceAll(TURNING, "").trim())
    .refine((text) => !/[\n\t\u2028\u2029]/u.test(text), "Must be one line.")
    .pipe(safeText({ min, max }))
    .refine((text) => text === "" || VISIBLE.test(text), "Must not be empty.")
    .meta(lengths({ min, max }));
}
