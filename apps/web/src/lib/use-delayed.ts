import { useEffect, useState } from "react";

/** Waits before a pause is shown at all. */
const PATIENCE_MS = 300;

/** True once `isOn` has lasted for `delayMs`, so that what is quick does not flicker. */
export function useDelayed(isOn: boolean, delayMs: number = PATIENCE_MS): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setHasLasted(true), delayMs);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [isOn, delayMs]);
  return isOn && hasLasted;
}
