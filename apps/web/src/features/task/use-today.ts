import { useSyncExternalStore } from "react";
import { useDateSettings } from "../../lib/use-date-settings.ts";
import { type DateText, todayText } from "./due-date.ts";

const CHECK_MS = 30_000;

/** The date where the person is; a page that stays open over midnight turns with it. */
export function useToday(): DateText {
  const { timeZone } = useDateSettings();
  return useSyncExternalStore(subscribe, () => todayText(new Date(), timeZone));
}

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, CHECK_MS);
  document.addEventListener("visibilitychange", onChange);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onChange);
  };
}
