import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { Task } from "./task-op.ts";
import { useTaskScope } from "./task-scope.tsx";

interface FocusWishInput {
  readonly tasks: readonly Task[];
  readonly isInList: RefObject<boolean>;
  readonly focusTask: (id: string) => void;
}

/** Gives the focus to the task that is wished for when it comes into the list. */
export function useFocusWish({ tasks, isInList, focusTask }: FocusWishInput): void {
  const { focusWish } = useTaskScope();
  const before = useRef<readonly Task[]>([]);
  useLayoutEffect(() => {
    const earlier = before.current;
    before.current = tasks;
    const { taskId } = focusWish;
    const has = (list: readonly Task[]) => list.some(({ id }) => id === taskId);
    if (taskId === null || has(earlier) || !has(tasks)) return;
    focusWish.drop();
    if (isFree(isInList.current)) focusTask(taskId);
  }, [tasks, focusWish, isInList, focusTask]);

  useEffect(() => {
    const drop = () => focusWish.drop();
    // Before the key or the click itself can make a wish.
    document.addEventListener("keydown", drop, { capture: true });
    document.addEventListener("pointerdown", drop, { capture: true });
    return () => {
      document.removeEventListener("keydown", drop, { capture: true });
      document.removeEventListener("pointerdown", drop, { capture: true });
    };
  }, [focusWish]);
}

/** Only the list or the bare page gives the focus away. */
function isFree(isInList: boolean): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement.matches("body, #main")) return true;
  return isInList && activeElement.closest("[data-task-panel]") === null;
}
