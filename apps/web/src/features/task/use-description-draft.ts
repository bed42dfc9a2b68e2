import { onlineManager } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import type { Draft } from "./draft-store.ts";
import type { Task } from "./task-op.ts";
import { saveDraft } from "./save-draft.ts";
import { useTaskScope } from "./task-scope.tsx";

const PAUSE_MS = 800;

export type SaveState = "saved" | Draft["status"];

/** A text that saves itself: when the typing pauses, when the field or the page is left. */
export function useDescriptionDraft(task: Task) {
  const { history, drafts } = useTaskScope();
  const draft = useSyncExternalStore(
    useCallback((onChange) => drafts.subscribe(onChange), [drafts]),
    () => drafts.get(task.id),
  );
  const latest = useRef(task);
  useEffect(() => {
    latest.current = task;
  });

  const flush = useCallback(
    () => saveDraft({ drafts, sender: history }, latest.current),
    [drafts, history],
  );

  const status = draft?.status;
  const text = draft?.text;
  useEffect(() => {
    if (status !== "typing") return undefined;
    const timer = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [status, text, flush]);

  useFlushOnLeave(flush);

  const state: SaveState = status ?? "saved";
  return {
    text: text ?? task.description,
    state,
    flush: () => void flush(),
    discard: () => {
      if (text !== undefined) drafts.settle(task.id, text);
    },
    write: (next: string) => {
      const before = drafts.get(task.id);
      drafts.put(task.id, {
        baseVersion: before?.baseVersion ?? task.version,
        text: next,
        status: before?.status === "sending" ? "sending" : "typing",
      });
    },
  };
}

/** Nothing is left behind when the field, the page or the window goes away. */
function useFlushOnLeave(flush: () => Promise<void>): void {
  useEffect(() => {
    // What an earlier visit could not save.
    void flush();
    const onHide = () => {
      if (document.visibilityState === "hidden") void flush();
    };
    document.addEventListener("visibilitychange", onHide);
    const stopWatching = onlineManager.subscribe((isOnline) => {
      if (isOnline) void flush();
    });
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      stopWatching();
      void flush();
    };
  }, [flush]);
}
