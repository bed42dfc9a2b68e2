/** The first page and what it asks for come first. */
const DELAY_MS = 3_000;

/** @returns what calls it off */
export function whenQuiet(run: () => void): () => void {
  let callOff = () => {};
  const timer = setTimeout(() => {
    // Safari has no idle callbacks.
    if (typeof globalThis.requestIdleCallback !== "function") return run();
    const handle = requestIdleCallback(run);
    callOff = () => cancelIdleCallback(handle);
  }, DELAY_MS);
  return () => {
    clearTimeout(timer);
    callOff();
  };
}
