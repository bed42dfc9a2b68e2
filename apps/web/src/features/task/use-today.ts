import { useSyncExternalStore } from "react";
import { type DateText, todayText } from "./due-date.ts";

const CHECK_MS = 30_000;

/** The local date; a page that stays open over midnight turns with it. */
export function useToday(): DateText {
  return useSyncExternalStore(subscribe, () => todayText());
}

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, CHECK_MS);
  document.addEventListener("visibilitychange", onChange);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onChange);
  };
}
