import { useWindowVirtualizer, defaultRangeExtractor } from "@tanstack/react-virtual";
import {
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { FailedRow } from "./failed-row.tsx";
import { inNextFrame } from "./in-next-frame.ts";
import { ListEnd } from "./list-end.tsx";
import type { Task } from "./task-op.ts";
import { TaskRow } from "./task-row.tsx";
import { TrashRow } from "./trash-row.tsx";
import { useToday } from "./use-today.ts";
import { usePassing } from "./use-passing.ts";
import { useRowHeight } from "./use-row-height.ts";
import type { TaskActions } from "./use-task-actions.ts";
import type { TaskListQuery } from "./use-task-list.ts";
import type { TaskOps } from "./use-task-ops.ts";

/** Rows before the end of what is loaded at which the next page is fetched. */
const AHEAD = 15;
/** Half a second; whoever waited longer is somewhere else. */
const FRAMES_MAX = 30;
/** The height of what sticks to the top of the page, which would cover a row scrolled to. */
const STICKY_PX = 120;

export interface TaskListHandle {
  readonly focusTask: (id: string) => void;
}

interface TaskListProps {
  readonly ref: RefObject<TaskListHandle | null>;
  readonly label: string;
  readonly tasks: readonly Task[];
  readonly ops: TaskOps;
  readonly query: TaskListQuery;
  readonly actions: TaskActions;
  readonly activeId: string | null;
  /** Called when the list is told to put the focus on a row. */
  readonly onFocusTask: (id: string) => void;
  readonly openId: string | undefined;
  readonly editingId: string | null;
  readonly onEdit: (id: string | null) => void;
}

export function TaskList(props: TaskListProps) {
  const { tasks, ops, query, actions, activeId, openId, editingId } = props;
  const list = useRef<HTMLUListElement>(null);
  const today = useToday();
  const scrollMargin = useDocumentTop(list);
  const rowHeight = useRowHeight(list);
  const activeIndex = Math.max(
    0,
    tasks.findIndex((task) => task.id === activeId),
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useWindowVirtualizer({
    count: tasks.length,
    estimateSize: () => rowHeight.px,
    overscan: 8,
    scrollMargin,
    scrollPaddingStart: STICKY_PX,
    scrollPaddingEnd: 24,
    getItemKey: (index) => tasks[index]?.id ?? index,
    // The row that has the focus stays on the page however far one scrolls, or the focus is lost.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(activeIndex) || range.count === 0
        ? shown
        : [...shown, activeIndex].toSorted((a, b) => a - b);
    },
  });
  const { measure } = virtualizer;
  useLayoutEffect(measure, [measure, rowHeight.px, rowHeight.isSame]);
  const items = virtualizer.getVirtualItems();
  const isPassing = usePassing(
    virtualizer.isScrolling,
    items.map(({ key }) => key),
  );

  const focusTask = (id: string) => {
    const index = tasks.findIndex((task) => task.id === id);
    if (index === -1) return;
    props.onFocusTask(id);
    virtualizer.scrollToIndex(index, { align: "auto" });
    focusRow(list, id);
  };
  useImperativeHandle(props.ref, () => ({ focusTask }));

  const lastIndex = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError && lastIndex >= tasks.length - AHEAD) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetching, isError, fetchNextPage, lastIndex, tasks.length]);

  const pendingIds = new Set(ops.pending.map((op) => op.task.id));
  return (
    <>
      <ul
        ref={list}
        // Safari forgets that a list without bullets is one.
        // oxlint-disable-next-line jsx-a11y/no-redundant-roles
        role="list"
        aria-label={props.label}
        data-task-list
        data-scrolling={virtualizer.isScrolling || undefined}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map((item) => {
          const task = tasks[item.index];
          if (!task) return null;
          const failure = ops.failedCreates.get(task.id);
          const isActive = item.index === activeIndex;
          return (
            <li
              key={item.key}
              ref={rowHeight.isSame && !failure ? undefined : virtualizer.measureElement}
              data-index={item.index}
              data-task-id={task.id}
              data-active={task.id === activeId || undefined}
              // The row has keys of its own; its controls say the same to whoever has no keyboard.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={isActive ? 0 : -1}
              aria-label={task.title}
              aria-posinset={item.index + 1}
              aria-setsize={hasNextPage ? -1 : tasks.length}
              className="absolute inset-x-0 top-0 rounded-md [contain:content] before:absolute before:right-2 before:bottom-0 before:left-10 before:h-px before:bg-hairline focus-visible:-outline-offset-2 coarse:before:left-13"
              style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
            >
              {failure ? (
                <FailedRow {...failure} />
              ) : task.deletedAt !== null ? (
                <TrashRow task={task} actions={actions} tabIndex={isActive ? 0 : -1} />
              ) : (
                <TaskRow
                  task={task}
                  today={today}
                  actions={actions}
                  isActive={isActive}
                  isOpen={task.id === openId}
                  isEditing={task.id === editingId}
                  isPending={pendingIds.has(task.id)}
                  isStalled={ops.stalledIds.has(task.id)}
                  failed={ops.failedUpdates.get(task.id)}
                  hasConflict={ops.conflicts.has(task.id)}
                  isPassing={isPassing(item.key)}
                  onEdit={props.onEdit}
                />
              )}
            </li>
          );
        })}
      </ul>
      <ListEnd query={query} count={tasks.length} />
    </>
  );
}

/** Gives a row the focus once it is on the page, which takes more than a frame where there is much to do. */
function focusRow(list: RefObject<ParentNode | null>, id: string, frames = FRAMES_MAX): void {
  inNextFrame(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-task-id="${CSS.escape(id)}"]`);
    if (row) row.focus({ preventScroll: true });
    else if (frames > 1) focusRow(list, id, frames - 1);
  });
}

/** Where the element begins, counted from the top of the page; it moves when what is above it grows. */
function useDocumentTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    if (typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(() => {
      const rect = element.current?.getBoundingClientRect();
      if (rect) setTop(Math.round(rect.top + window.scrollY));
    });
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}
