import { useEffect, useRef } from "react";
import { areSingleKeysOn } from "../../ui/single-keys.ts";
import { type KeyAction, keyAction } from "./keyboard-table.ts";

const TYPING = "input, textarea, select, [contenteditable]";
/** What floats has keys of its own while it is open, wherever the focus is on its way to. */
const OVERLAY = '[role="menu"][data-open], [role="dialog"][data-open]';

/** Listens for the single keys of the task pages. A handler answers false if it had nothing to do. */
export function useBoardKeys(run: (action: KeyAction) => boolean): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || event.isComposing || document.querySelector(OVERLAY)) return;
      const row = target.closest("[data-task-id], [data-task-panel]");
      const action = keyAction({
        key: event.key,
        isModified: event.ctrlKey || event.metaKey || event.altKey,
        isTyping: target.matches(TYPING),
        areSingleKeysOff: !areSingleKeysOn(),
        focus: target.matches("[data-task-id]") ? "row" : row ? "list" : "elsewhere",
      });
      if (action && latest.current(action)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
