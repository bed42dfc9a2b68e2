import { useDeferredValue, useState } from "react";

type Key = string | number | bigint;

const NONE: ReadonlySet<Key> = new Set();

/**
 * Tells of a row whether it has come since the list began to scroll. At the end such rows are completed bit by
 * bit, so that a press right after it is answered.
 */
export function usePassing(isScrolling: boolean, keys: readonly Key[]): (key: Key) => boolean {
  const isOnTheWay = useDeferredValue(isScrolling);
  const [seen, setSeen] = useState({ isOnTheWay: false, keys: NONE });
  if (seen.isOnTheWay !== isOnTheWay) {
    setSeen({ isOnTheWay, keys: isOnTheWay ? new Set(keys) : NONE });
  }
  return (key) => isOnTheWay && !seen.keys.has(key);
}
