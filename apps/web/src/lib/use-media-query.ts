import { useSyncExternalStore } from "react";

/** Where there is no `matchMedia`, `fallback` holds. */
export function useMediaQuery(query: string, fallback: boolean): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMediaIfAny(query);
      list?.addEventListener("change", onChange);
      return () => list?.removeEventListener("change", onChange);
    },
    () => matchMediaIfAny(query)?.matches ?? fallback,
  );
}

function matchMediaIfAny(query: string): MediaQueryList | undefined {
  return typeof globalThis.matchMedia === "function" ? globalThis.matchMedia(query) : undefined;
}
