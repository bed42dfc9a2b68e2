import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "../lib/stored-value.ts";

export type Theme = "system" | "light" | "dark";

/** The same key and colours as in public/theme.js, which runs before this can. */
export const THEME_KEY = "taskflow.theme";
export const THEME_CANVAS = { light: "#f2f6f6", dark: "#0c1112" } as const;

const listeners = new Set<() => void>();

function readTheme(): Theme {
  const stored = readStored(THEME_KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

export function setTheme(theme: Theme): void {
  writeStored(THEME_KEY, theme === "system" ? null : theme);
  applyTheme(theme);
  for (const listener of listeners) listener();
}

function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes("dark") ? "dark" : "light";
    meta.content = THEME_CANVAS[theme === "system" ? own : theme];
  }
}

function subscribe(onChange: () => void): () => void {
  // Another tab's choice holds here as well.
  const onStorage = (event: StorageEvent) => {
    if (event.key !== THEME_KEY) return;
    applyTheme(readTheme());
    onChange();
  };
  listeners.add(onChange);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener("storage", onStorage);
  };
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, readTheme);
}
