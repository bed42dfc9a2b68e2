import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useMediaQuery } from "../../lib/use-media-query.ts";
import { focusMain } from "../../ui/focus-main.ts";
import { inNextFrame } from "./in-next-frame.ts";
import type { TaskListHandle } from "./task-list.tsx";
import type { Task } from "./task-op.ts";
import { useFocusWish } from "./use-focus-wish.ts";

export const WIDE = "(min-width: 64rem)";

export interface BoardFocus {
  readonly activeId: string | null;
  readonly setActive: (id: string) => void;
  readonly focusTask: (id: string) => void;
  readonly focusActive: () => void;
  /** The open task covers the list, which must not take the focus behind it. */
  readonly isCovered: boolean;
}

interface BoardFocusInput {
  readonly list: RefObject<TaskListHandle | null>;
  readonly tasks: readonly Task[];
  readonly openId: string | undefined;
}

/** Keeps the focus where the person left it: on a row, on the next one when that is gone, on the page when the list is empty. */
export function useBoardFocus({ list, tasks, openId }: BoardFocusInput): BoardFocus {
  const [activeId, setActive] = useState<string | null>(openId ?? null);
  const isWide = useMediaQuery(WIDE, true);
  const wasFocused = useListFocus(setActive);
  /** Null as long as the active task has not been seen in the list. */
  const lastIndex = useRef<number | null>(null);

  const focusTask = useCallback(
    (id: string) => {
      setActive(id);
      // After the render that a change of the list may bring with it.
      inNextFrame(() => list.current?.focusTask(id));
    },
    [list],
  );

  useLayoutEffect(() => {
    const index = tasks.findIndex((task) => task.id === activeId);
    if (index !== -1) {
      lastIndex.current = index;
      return;
    }
    if (activeId === null || lastIndex.current === null) return;
    const next = tasks[Math.min(lastIndex.current, tasks.length - 1)];
    if (next) {
      if (wasFocused.current) focusTask(next.id);
      else setActive(next.id);
    } else {
      setActive(null);
      if (wasFocused.current) focusMain();
    }
  }, [tasks, activeId, focusTask, wasFocused]);

  useFocusWish({ tasks, isInList: wasFocused, focusTask });

  const focusActive = useCallback(() => {
    const id = activeId ?? tasks[0]?.id;
    if (id === undefined) focusMain();
    else focusTask(id);
  }, [activeId, tasks, focusTask]);

  useReturnFromPanel(openId, focusTask);
  const isCovered = openId !== undefined && !isWide;
  return useMemo(
    () => ({ activeId, setActive, focusTask, focusActive, isCovered }),
    [activeId, focusTask, focusActive, isCovered],
  );
}

/** Whether the list had the focus last. A row that is removed takes it along without a word. */
function useListFocus(onRow: (id: string) => void): RefObject<boolean> {
  const isInList = useRef(false);
  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      // A menu that hangs on a row belongs to the list; it gives the focus back there.
      if (target.closest('[role="menu"], [role="dialog"]')) return;
      const row = target.closest<HTMLElement>("[data-task-list] [data-task-id]");
      // What is deleted in the open task is gone from the list as well.
      isInList.current = row !== null || target.closest("[data-task-panel]") !== null;
      const id = row?.dataset["taskId"];
      if (id !== undefined) onRow(id);
    };
    document.addEventListener("focusin", onFocusIn);
    return () => document.removeEventListener("focusin", onFocusIn);
  }, [onRow]);
  return isInList;
}

/** When the open task is closed, its row has the focus again. */
function useReturnFromPanel(openId: string | undefined, focusTask: (id: string) => void): void {
  const wasOpen = useRef(openId);
  useEffect(() => {
    const before = wasOpen.current;
    wasOpen.current = openId;
    if (before !== undefined && openId === undefined) {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) focusTask(before);
    }
  }, [openId, focusTask]);
}
