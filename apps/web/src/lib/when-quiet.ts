/** The first page and what it asks for come first. */
const DELAY_MS = 3_000;

/**
 * Calls once, when the page has nothing else to do and there is a network: a browser may remember of a
 * module that it could not be fetched.
 *
 * @returns what calls it off
 */
export function whenQuiet(run: () => void): () => void {
  let callOff = () => {};
  const wait = () => {
    const timer = setTimeout(() => {
      if (!navigator.onLine) return waitForNetwork();
      // Safari has no idle callbacks.
      if (typeof globalThis.requestIdleCallback !== "function") return run();
      const handle = requestIdleCallback(run);
      callOff = () => cancelIdleCallback(handle);
    }, DELAY_MS);
    callOff = () => clearTimeout(timer);
  };
  const waitForNetwork = () => {
    window.addEventListener("online", wait, { once: true });
    callOff = () => window.removeEventListener("online", wait);
  };
  wait();
  return () => callOff();
}
