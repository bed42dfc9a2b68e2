/** The first page and what it asks for come first. */
const DELAY_MS = 3_000;
/** Somebody is there, and may want anything next. */
const SIGNS = ["pointermove", "pointerdown", "keydown"] as const;

/** Not yet in the compiler's library; Firefox and Safari do not have it. */
interface FrugalNavigator extends Navigator {
  readonly connection?: { readonly saveData?: boolean };
}

/**
 * Calls once, when the page has nothing else to do or somebody begins to work, and there is a network: a browser
 * may remember of a module that it could not be fetched. Never where data is to be saved.
 *
 * @returns what calls it off
 */
export function whenQuiet(run: () => void): () => void {
  const { connection }: FrugalNavigator = navigator;
  if (connection?.saveData === true) return () => {};
  const end = new AbortController();
  const { signal } = end;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    clearTimeout(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, begin);
    if (navigator.onLine) whenIdle(run, signal);
    else window.addEventListener("online", wait, { once: true, signal });
  };
  const wait = () => {
    timer = setTimeout(begin, DELAY_MS);
    for (const sign of SIGNS) window.addEventListener(sign, begin, { passive: true, signal });
  };
  wait();
  return () => {
    clearTimeout(timer);
    end.abort();
  };
}

function whenIdle(run: () => void, signal: AbortSignal): void {
  // Safari has no idle callbacks.
  if (typeof globalThis.requestIdleCallback !== "function") return run();
  const handle = requestIdleCallback(run);
  signal.addEventListener("abort", () => cancelIdleCallback(handle));
}
