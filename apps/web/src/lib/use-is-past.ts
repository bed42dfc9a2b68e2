import { useCallback, useSyncExternalStore } from "react";

/** A timer stands still while the machine sleeps: so long at most nobody notices. */
const CHECK_MS = 60_000;

/** Whether a moment has come, by this device's clock: true from then on, without anything else happening. */
export function useIsPast(at: string): boolean {
  const end = Date.parse(at);
  const subscribe = useCallback(
    (onChange: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait = () => {
        onChange();
        const left = end - Date.now();
        if (left > 0) timer = setTimeout(wait, Math.min(left, CHECK_MS));
      };
      wait();
      return () => clearTimeout(timer);
    },
    [end],
  );
  return useSyncExternalStore(subscribe, () => end <= Date.now());
}
