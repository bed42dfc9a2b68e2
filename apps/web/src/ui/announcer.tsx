import { useSyncExternalStore } from "react";

let message = "";
const listeners = new Set<() => void>();

/** Tells those who cannot see it what has changed on the page. */
export function announce(text: string): void {
  // The same sentence twice is no change to a live region, unless something in it differs.
  message = message === text ? `${text}\u00A0` : text;
  for (const listener of listeners) listener();
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

/** Has to be on the page before anything is announced. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => message);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
