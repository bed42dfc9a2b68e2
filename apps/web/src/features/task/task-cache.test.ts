import type { AppRouter } from "@taskflow/api";
import { InfiniteQueryObserver, notifyManager, QueryClient } from "@tanstack/react-query";
import { createTRPCClient, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { expect, test } from "vitest";
import { writeTask, writeToPages } from "./task-cache.ts";
import type { TaskFilter } from "./task-filter.ts";
import type { Task } from "./task-op.ts";
import { taskOf } from "./testing/arbitrary-task.ts";

const ALL: TaskFilter = { deleted: false };
const at = (minute: number) => ({
  createdAt: `2026-11-01T00:${String(minute).padStart(2, "0")}:00Z`,
});

function pagesOf(...pages: Task[][]) {
  return {
    pages: pages.map((items, index) => ({
      items,
      nextCursor: index === pages.length - 1 ? null : `after-${index}`,
    })),
    pageParams: pages.map((_, index) => (index === 0 ? null : `after-${index - 1}`)),
  };
}

function idsOf(data: ReturnType<typeof pagesOf>) {
  return data.pages.map((page) => page.items.map((task) => task.id));
}

const two = pagesOf([taskOf("d", at(4)), taskOf("c", at(3))], [taskOf("a", at(1))]);

test("a changed task is changed in place, on whatever page", () => {
  const changed = taskOf("a", { ...at(1), title: "new", version: 2 });
  expect(writeToPages(two, changed, ALL).pages[1]?.items).toEqual([changed]);
});

test("an answer that is overtaken by a newer one changes nothing", () => {
  const newest = pagesOf([taskOf("a", { title: "third", version: 3 })]);
  const late = taskOf("a", { title: "second", version: 2 });
  expect(writeToPages(newest, late, ALL)).toEqual(newest);
});

test("a task that no longer fits leaves", () => {
  const deleted = taskOf("c", { ...at(3), deletedAt: "2026-11-02T00:00:00Z", version: 2 });
  expect(idsOf(writeToPages(two, deleted, ALL))).toEqual([["d"], ["a"]]);
});

test("a new task goes to the page of its time", () => {
  expect(idsOf(writeToPages(two, taskOf("e", at(5)), ALL))).toEqual([["e", "d", "c"], ["a"]]);
  expect(idsOf(writeToPages(two, taskOf("b", at(2)), ALL))).toEqual([
    ["d", "c"],
    ["b", "a"],
  ]);
  expect(idsOf(writeToPages(two, taskOf("z", at(0)), ALL))).toEqual([
    ["d", "c"],
    ["a", "z"],
  ]);
});

test("a task older than all that is loaded waits for the page that it comes with", () => {
  const open = { ...two, pages: two.pages.map((page) => ({ ...page, nextCursor: "more" })) };
  expect(idsOf(writeToPages(open, taskOf("z", at(0)), ALL))).toEqual([["d", "c"], ["a"]]);
});

test("an empty list takes its first task", () => {
  expect(idsOf(writeToPages(pagesOf([]), taskOf("a"), ALL))).toEqual([["a"]]);
});

test("what a search has found is the server's to say", () => {
  expect(writeToPages(two, taskOf("e", at(5)), { ...ALL, search: "e" })).toEqual(two);
});

test("a first list that was read before a write and arrives after it has the write at once, and is asked for again", async () => {
  const answers: ((items: Task[]) => void)[] = [];
  const link: TRPCLink<AppRouter> = () => () =>
    observable((observer) => {
      answers.push((items) => {
        observer.next({ result: { data: { items, nextCursor: null } } });
        observer.complete();
      });
    });
  const queryClient = new QueryClient();
  const client = createTRPCClient<AppRouter>({ links: [link] });
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
  const task = taskOf("a");
  const options = trpc.task.list.infiniteQueryOptions(
    { workspaceId: task.workspaceId },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const observer = new InfiniteQueryObserver(queryClient, options);
  const shown: (number | undefined)[] = [];
  // As React hears of it.
  const look = () => shown.push(observer.getCurrentResult().data?.pages[0]?.items.length);
  const stop = observer.subscribe(notifyManager.batchCalls(look));
  await expect.poll(() => answers.length).toBe(1);

  writeTask(queryClient, trpc, task);
  writeTask(queryClient, trpc, { ...task, version: 2 });
  answers[0]?.([]);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.([{ ...task, version: 2 }]);

  await expect.poll(() => observer.getCurrentResult().data?.pages[0]?.items).toHaveLength(1);
  expect(answers).toHaveLength(2);
  expect(shown).not.toContain(0);
  stop();
});
