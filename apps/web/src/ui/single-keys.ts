import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "../lib/stored-value.ts";

const KEY = "taskflow.single-keys";
const listeners = new Set<() => void>();

/** Whether single letters are shortcuts: who speaks to the computer may want them off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return readStored(KEY) !== "off";
}

export function setSingleKeys(isOn: boolean): void {
  writeStored(KEY, isOn ? null : "off");
  for (const listener of listeners) listener();
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, areSingleKeysOn);
}
