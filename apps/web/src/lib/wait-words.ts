import { t } from "../texts/t.ts";

/** A wait as people say it, never shorter than it is. */
export function waitWords(seconds: number): string {
  if (seconds < 90) return t("wait.seconds", { seconds: Math.max(1, Math.ceil(seconds)) });
  return t("wait.minutes", { minutes: Math.ceil(seconds / 60) });
}
