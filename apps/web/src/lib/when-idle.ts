/** Safari has no idle callbacks; there a moment after the first paint has to do. */
const DELAY_MS = 1_000;

/** @returns what calls it off */
export function whenIdle(run: () => void): () => void {
  if (typeof globalThis.requestIdleCallback !== "function") {
    const timer = setTimeout(run, DELAY_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run);
  return () => cancelIdleCallback(handle);
}
