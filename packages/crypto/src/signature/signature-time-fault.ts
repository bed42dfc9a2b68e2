import { CLOCK_TOLERANCE } from "./signature-profile.ts";

/** Tells what is wrong with a signature's times, if anything is; all of them in seconds since 1970. */
export function signatureTimeFault(
  { created, expires }: { readonly created: number; readonly expires: number },
  now: number,
): "expired" | "not_yet_valid" | null {
  if (now > expires + CLOCK_TOLERANCE) return "expired";
  return now < created - CLOCK_TOLERANCE ? "not_yet_valid" : null;
}
