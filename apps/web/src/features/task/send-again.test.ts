import type { AppRouter } from "@taskflow/api";
import type { AppErrorCode } from "@taskflow/contract";
import { QueryClient } from "@tanstack/react-query";
import { TRPCClientError, createTRPCClient } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { expect, test as base, vi } from "vitest";
import type { ApiLink } from "../../lib/trpc.ts";
import { DraftStore } from "./draft-store.ts";
import { saveDraft } from "./save-draft.ts";
import { createSendAgain } from "./send-again.ts";
import { TaskHistory } from "./task-history.ts";
import type { Task, TaskPatch } from "./task-op.ts";
import { TaskWriter } from "./task-writer.ts";
import { taskOf } from "./testing/arbitrary-task.ts";

const MINUTE_MS = 60_000;

interface Sent {
  readonly id: string;
  readonly patch?: TaskPatch;
}

/** The other side of the wire: away, broken, or answering as it is told to. */
function line() {
  const sent: string[] = [];
  const open: { readonly answer: () => void; readonly lose: () => void }[] = [];
  const state: { now: "away" | "there" | "slow" | AppErrorCode } = { now: "there" };
  const link: ApiLink = () => (operation) =>
    observable((observer) => {
      // Writes to tasks alone are sent here.
      const { id, patch = {} } = operation.op.input as Sent;
      const said = state.now;
      sent.push(`${id} ${Object.values(patch).join()}`.trim());
      const answer = () => {
        observer.next({ result: { type: "data", data: taskOf(id, { ...patch, version: 2 }) } });
        observer.complete();
      };
      const lose = () => observer.error(TRPCClientError.from(new TypeError()));
      if (said === "there") return answer();
      if (said === "slow") return void open.push({ answer, lose });
      if (said === "away") return lose();
      observer.error(refusal(said));
    });
  return {
    link,
    sent,
    state,
    answer: () => open.shift()?.answer(),
    lose: () => open.shift()?.lose(),
  };
}

function refusal(appCode: AppErrorCode) {
  const data = { code: "BAD_REQUEST", httpStatus: 400, requestId: "r-1", appCode };
  return TRPCClientError.from({ error: { code: -32_000, message: "", data } });
}

/** A page with some tasks, and the line to its server. */
const test = base.extend("page", async ({}, { onCleanup }) => {
  vi.useFakeTimers();
  const { link, ...wire } = line();
  const queryClient = new QueryClient();
  const client = createTRPCClient<AppRouter>({ links: [link] });
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
  const told: string[] = [];
  const writer = new TaskWriter({
    queryClient,
    trpc,
    client,
    onFailed: ({ task }) => told.push(task.id),
  });
  const history = new TaskHistory({
    run: (op) => writer.run(op),
    find: () => undefined,
    tell: () => {},
  });
  const drafts = new DraftStore(queryClient);
  onCleanup(() => {
    vi.useRealTimers();
    queryClient.clear();
  });
  const update = (id: string, patch: TaskPatch) =>
    void history.run({ kind: "update", task: taskOf(id), patch });
  const marked = () =>
    writer
      .failed()
      .map(({ op }) =>
        `${op.task.id} ${op.kind === "update" ? Object.values(op.patch).join() : ""}`.trim(),
      );
  const find = (id: string): Task => taskOf(id);
  return {
    ...wire,
    told,
    update,
    marked,
    create: (id: string) => void history.run({ kind: "create", task: taskOf(id) }),
    describe: (id: string, text: string) => {
      drafts.put(id, { baseVersion: 1, text, status: "typing" });
      void saveDraft({ drafts, history }, taskOf(id));
    },
    drafts,
    sendAgain: createSendAgain({ writer, history, drafts, find }),
    /** Until every write was given up on. */
    giveUp: () => vi.advanceTimersByTimeAsync(MINUTE_MS),
    settle: () => vi.advanceTimersByTimeAsync(1),
  };
});

test("what found no answer goes out again when somebody answers, oldest first and one after the other", async ({
  page,
}) => {
  page.state.now = "away";
  page.update("a", { status: "done" });
  page.create("b");
  page.update("c", { title: "Rent" });
  await page.giveUp();
  expect(page.marked()).toEqual(["a done", "b", "c Rent"]);

  page.state.now = "slow";
  page.sent.length = 0;
  page.sendAgain("unanswered");
  for (const sent of [["a done"], ["a done", "b"], ["a done", "b", "c Rent"]]) {
    await page.settle();
    expect(page.sent).toEqual(sent);
    page.answer();
  }
  await page.settle();
  expect(page.marked()).toEqual([]);
});

test("what the server itself stopped stays with its author, until the network has been away", async ({
  page,
}) => {
  page.state.now = "internal";
  page.update("a", { status: "done" });
  await page.giveUp();
  page.state.now = "there";
  page.sendAgain("unanswered");
  await page.settle();
  expect(page.marked()).toEqual(["a done"]);
  page.sendAgain("all");
  await page.settle();
  expect(page.marked()).toEqual([]);
});

test("a server that is gone again is sent one write, however often it seems to be back", async ({
  page,
}) => {
  page.state.now = "away";
  for (const id of ["a", "b", "c"]) page.update(id, { status: "done" });
  await page.giveUp();
  page.sent.length = 0;
  for (let time = 0; time < 5; time += 1) {
    page.sendAgain("unanswered");
    await page.settle();
  }
  await page.giveUp();
  expect(new Set(page.sent)).toEqual(new Set(["a done"]));
  expect(page.sent.length).toBeLessThanOrEqual(7);
  expect(page.marked()).toHaveLength(3);
});

test("a last try that is lost while somebody is heard to answer is followed by another", async ({
  page,
}) => {
  page.state.now = "away";
  page.update("a", { status: "done" });
  await vi.advanceTimersByTimeAsync(20_000);
  page.state.now = "slow";
  await vi.advanceTimersByTimeAsync(15_000);
  page.sendAgain("unanswered");
  page.lose();
  page.state.now = "there";
  await page.giveUp();
  expect(page.marked()).toEqual([]);
  expect(page.told).toEqual([]);
});

test("what was decided or given up on in the meantime is not sent", async ({ page }) => {
  page.state.now = "away";
  for (const id of ["a", "b"]) page.update(id, { status: "done" });
  await page.giveUp();
  page.state.now = "slow";
  page.sent.length = 0;
  page.sendAgain("unanswered");
  await page.settle();
  page.update("b", { status: "todo" });
  await page.settle();
  for (const _ of ["a", "b"]) page.answer();
  await page.settle();
  expect(page.sent).toEqual(["a done", "b todo"]);
  expect(page.marked()).toEqual([]);
});

test("a newer change that already waits takes the place of one that fails before it", async ({
  page,
}) => {
  page.state.now = "away";
  page.update("a", { status: "done" });
  await page.settle();
  page.update("a", { status: "cancelled" });
  await page.giveUp();
  await page.giveUp();
  expect(page.marked()).toEqual(["a cancelled"]);
  expect(page.told).toEqual(["a"]);
});

test("a description is sent again too, though its task is closed by then", async ({ page }) => {
  page.state.now = "away";
  page.describe("a", "On Friday.");
  await page.giveUp();
  expect(page.drafts.get("a")?.status).toBe("unanswered");
  page.state.now = "there";
  page.sendAgain("unanswered");
  await page.settle();
  expect(page.drafts.isEmpty).toBe(true);

  page.state.now = "internal";
  page.describe("a", "On Monday.");
  await page.giveUp();
  page.state.now = "there";
  page.sendAgain("unanswered");
  await page.settle();
  expect(page.drafts.get("a")?.status).toBe("failed");
});
