import { useEffect, useRef } from "react";
import { areSingleKeysOn } from "../../ui/single-keys.ts";
import { useCommandRegistry } from "./command-context.ts";
import { keyOfEvent } from "./key-of-event.ts";
import { type KeyPress, NO_KEYS, pressKey } from "./press-key.ts";

const TYPING = "input, textarea, select, [contenteditable]";
/** What the list has above it: lines to type into, empty most of the time. */
const LINE = "input[data-line]";
/** What floats has keys of its own while it is open, wherever the focus is on its way to. */
const OVERLAY = '[role="menu"][data-open], [role="dialog"][data-open]';

/** Listens for the keys of all commands. */
export function useCommandKeys(): void {
  const registry = useCommandRegistry();
  const pending = useRef(NO_KEYS);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (registry.isHeld) return;
      const key = keyOfEvent(event);
      if (key === undefined) return;
      const target = event.target instanceof Element ? event.target : document.body;
      const pressed = pressKey(pending.current, { key, atMs: event.timeStamp, ...placeOf(target) });
      pending.current = pressed.pending;
      const isPending = pressed.pending.keys.length > 0;
      const hasRun = pressed.command !== undefined && registry.run(pressed.command);
      if (isPending || hasRun) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [registry]);
}

function placeOf(target: Element): Omit<KeyPress, "key" | "atMs"> {
  return {
    isTyping: target.matches(TYPING),
    isEmptyLine: target instanceof HTMLInputElement && target.matches(LINE) && target.value === "",
    isOverlaid: document.querySelector(OVERLAY) !== null,
    areSingleKeysOff: !areSingleKeysOn(),
    focus: focusOf(target),
  };
}

function focusOf(target: Element): KeyPress["focus"] {
  if (target.matches("[data-task-id]")) return "row";
  if (target.closest("[data-task-id], [data-task-panel]")) return "list";
  return target.matches("body, #main") ? "main" : "elsewhere";
}
