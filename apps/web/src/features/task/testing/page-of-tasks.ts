import type { AppRouter } from "@taskflow/api";
import type { AppErrorCode } from "@taskflow/contract";
import { QueryClient } from "@tanstack/react-query";
import { TRPCClientError, createTRPCClient } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { test as base, vi } from "vitest";
import type { ApiLink } from "../../../lib/trpc.ts";
import { DraftStore } from "../draft-store.ts";
import { saveDraft } from "../save-draft.ts";
import { createSendAgain } from "../send-again.ts";
import { TaskHistory } from "../task-history.ts";
import type { Task, TaskPatch } from "../task-op.ts";
import { TaskWriter } from "../task-writer.ts";
import { taskOf } from "./arbitrary-task.ts";

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

/** A task of the workspace that is open, unless its id says that it is of another. */
function seen(id: string): Task {
  return taskOf(id, { workspaceId: id.startsWith("other-") ? "other" : "w" });
}

/** A page with some tasks, and the line to its server. */
export const pageOfTasks = base.extend("page", async ({}, { onCleanup }) => {
  vi.useFakeTimers();
  const { link, ...wire } = line();
  const queryClient = new QueryClient();
  const client = createTRPCClient<AppRouter>({ links: [link] });
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
  const person = { isHere: true };
  const isHere = () => person.isHere;
  const told: string[] = [];
  const writer = new TaskWriter({
    queryClient,
    trpc,
    client,
    isHere,
    onFailed: ({ task }) => told.push(task.id),
  });
  const history = new TaskHistory({
    run: (op) => writer.run(op),
    find: () => undefined,
    tell: () => {},
  });
  const drafts = new DraftStore({ queryClient, isHere });
  onCleanup(() => {
    vi.useRealTimers();
    queryClient.clear();
  });
  const update = (id: string, patch: TaskPatch) =>
    void history.run({ kind: "update", task: seen(id), patch });
  const marked = () =>
    writer
      .failed()
      .map(({ op }) =>
        `${op.task.id} ${op.kind === "update" ? Object.values(op.patch).join() : ""}`.trim(),
      );
  return {
    ...wire,
    writer,
    history,
    queryClient,
    told,
    update,
    marked,
    delete: (id: string) => void history.run({ kind: "delete", task: seen(id) }),
    restore: (id: string) => void history.run({ kind: "restore", task: seen(id) }),
    create: (id: string) => void history.run({ kind: "create", task: seen(id) }),
    describe: (id: string, text: string) => {
      drafts.put(id, { baseVersion: 1, text, status: "typing" });
      void saveDraft({ drafts, sender: history }, seen(id));
    },
    drafts,
    sendAgain: createSendAgain({ workspaceId: "w", writer, drafts, find: seen }),
    /** As the end of a session does it: the caches are emptied, and what was begun goes on. */
    signOut: () => {
      person.isHere = false;
      queryClient.clear();
    },
    /** Until every write was given up on. */
    giveUp: () => vi.advanceTimersByTimeAsync(MINUTE_MS),
    settle: () => vi.advanceTimersByTimeAsync(1),
  };
});
