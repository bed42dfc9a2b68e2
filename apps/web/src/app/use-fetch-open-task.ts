import { useEffect } from "react";
import { whenQuiet } from "../lib/when-quiet.ts";
import { fetchAhead, importOpenTask } from "./fetch-ahead.ts";

/** Fetches what shows an open task before one is opened. */
export function useFetchOpenTask(): void {
  useEffect(() => whenQuiet(() => void fetchAhead(importOpenTask)), []);
}
