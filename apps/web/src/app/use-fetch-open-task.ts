import { useEffect } from "react";
import { whenQuiet } from "../lib/when-quiet.ts";
import { fetchAhead, importOpenTask } from "./fetch-ahead.ts";

const SIGNS = ["pointermove", "pointerdown", "keydown"] as const;

/** Fetches what shows an open task at the first sign that somebody is there, or when all is quiet. */
export function useFetchOpenTask(): void {
  useEffect(() => {
    const fetchIt = () => void fetchAhead(importOpenTask);
    const end = new AbortController();
    for (const sign of SIGNS) {
      window.addEventListener(sign, fetchIt, { once: true, passive: true, signal: end.signal });
    }
    const callOff = whenQuiet(fetchIt);
    return () => {
      end.abort();
      callOff();
    };
  }, []);
}
