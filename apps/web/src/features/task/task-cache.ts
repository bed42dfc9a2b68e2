import type { InfiniteData, QueryClient, QueryKey } from "@tanstack/react-query";
import type { ApiQueries, RouterOutputs } from "../../lib/trpc.ts";
import { byTime } from "./apply-task-ops.ts";
import {
  type TaskFilter,
  type TaskListInput,
  fromListInput,
  matchesFilter,
} from "./task-filter.ts";
import type { Task } from "./task-op.ts";

type Pages = InfiniteData<RouterOutputs["task"]["list"], string | null>;

/** Puts the server's newest word on a task into everything that is cached of it. */
export function writeTask(queryClient: QueryClient, trpc: ApiQueries, task: Task): void {
  const getKey = trpc.task.get.queryKey({ workspaceId: task.workspaceId, id: task.id });
  queryClient.setQueryData(getKey, (old) => newer(old, task));
  changeLists(queryClient, trpc, (pages, input) =>
    input?.workspaceId === task.workspaceId
      ? writeToPages(pages, task, fromListInput(input))
      : pages,
  );
}

/** Takes a task out of everything that is cached: it is gone, or out of this person's sight. */
export function removeTask(
  queryClient: QueryClient,
  trpc: ApiQueries,
  { workspaceId, id }: Pick<Task, "workspaceId" | "id">,
): void {
  changeLists(queryClient, trpc, (pages) => ({
    ...pages,
    pages: pages.pages.map((page) => withoutTask(page, id)),
  }));
  // Whoever has it open is told by the server's own answer.
  void queryClient.resetQueries({ queryKey: trpc.task.get.queryKey({ workspaceId, id }) });
}

function withoutTask(page: Pages["pages"][number], id: string): Pages["pages"][number] {
  if (!page.items.some((item) => item.id === id)) return page;
  return { ...page, items: page.items.filter((item) => item.id !== id) };
}

type Change = (pages: Pages, input: TaskListInput | undefined) => Pages;

/** Changes every list that is cached. An answer under way may have been read before: it is asked for again. */
function changeLists(queryClient: QueryClient, trpc: ApiQueries, change: Change): void {
  const lists = queryClient.getQueryCache().findAll(trpc.task.list.infiniteQueryFilter());
  for (const { queryKey, state, promise } of lists) {
    const apply = () =>
      queryClient.setQueryData<Pages>(
        queryKey,
        (pages) => pages && change(pages, inputOf(queryKey)),
      );
    const isUnderWay = state.fetchStatus === "fetching";
    if (state.data !== undefined) {
      apply();
      if (isUnderWay) void queryClient.invalidateQueries({ queryKey });
    } else if (isUnderWay) {
      // A first answer is let come: who writes faster than it arrives would never see one.
      promise?.then(
        () => {
          apply();
          // Once for all writes in the meantime.
          return queryClient.invalidateQueries({ queryKey }, { cancelRefetch: false });
        },
        // The list says itself that it failed.
        () => undefined,
      );
    }
  }
}

/** The list with the task where the server would have it now. */
export function writeToPages(pages: Pages, task: Task, filter: TaskFilter): Pages {
  const isShown = matchesFilter(task, filter);
  const isThere = pages.pages.some((page) => page.items.some((item) => item.id === task.id));
  const next = pages.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((item) => {
      if (item.id !== task.id) return [item];
      return isShown ? [newer(item, task)] : [];
    }),
  }));
  if (isThere || !isShown || filter.search !== undefined) return { ...pages, pages: next };
  return { ...pages, pages: insertIntoPages(next, task) };
}

/** Into the page that its time belongs to; a task older than all that is loaded comes with a later page. */
function insertIntoPages(pages: Pages["pages"], task: Task): Pages["pages"] {
  const index = pages.findIndex((page, position) => {
    const last = page.items.at(-1);
    const isEnd = position === pages.length - 1 && page.nextCursor === null;
    return isEnd || (last !== undefined && byTime(task, last) < 0);
  });
  return pages.map((page, position) =>
    position === index ? { ...page, items: [...page.items, task].toSorted(byTime) } : page,
  );
}

function newer(old: Task | undefined, task: Task): Task {
  return old && old.version > task.version ? old : task;
}

function inputOf(key: QueryKey): TaskListInput | undefined {
  // tRPC's own form of a key: the path, then the input that the list was asked for with.
  const options = key[1] as { readonly input?: TaskListInput } | undefined;
  return options?.input;
}

/** Every task that some list has loaded. */
export function cachedTasks(queryClient: QueryClient, trpc: ApiQueries): readonly Task[] {
  const lists = queryClient.getQueriesData<Pages>(trpc.task.list.infiniteQueryFilter());
  return lists.flatMap(([, pages]) => pages?.pages.flatMap((page) => page.items) ?? []);
}

/** A task that some list has loaded already, to show while its own answer is under way. */
export function findCachedTask(
  queryClient: QueryClient,
  trpc: ApiQueries,
  { workspaceId, id }: Pick<Task, "workspaceId" | "id">,
): Task | undefined {
  return cachedTasks(queryClient, trpc).find(
    (task) => task.id === id && task.workspaceId === workspaceId,
  );
}
