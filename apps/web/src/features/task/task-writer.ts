import { MutationObserver, type QueryClient } from "@tanstack/react-query";
import { appCodeOf, errorData, isPostponed, mayPass } from "../../lib/app-error.ts";
import type { ApiClient, ApiQueries } from "../../lib/trpc.ts";
import { answerMsMax } from "./answer-ms-max.ts";
import { conflictOf } from "./conflict.ts";
import { isKeptFailure } from "./kept-failure.ts";
import { OwnVersions } from "./own-versions.ts";
import { writeTask } from "./task-cache.ts";
import { type Task, type TaskOp, type TaskPatch, isSettled, patchedFields } from "./task-op.ts";
import { UnsentOps } from "./unsent-ops.ts";

export const TASK_OP_KEY = ["task-op"] as const;

/** With the delays between them about half a minute. */
const RETRIES_MAX = 6;
/** What a fault of the server does to a call it mostly does again. */
const FAULT_RETRIES_MAX = 2;
const DELAY_MS_MAX = 15_000;

/** `postponed`: nobody was there to say whether it may be, or nobody who had the time. */
export type TaskOutcome = "done" | "conflict" | "failed" | "postponed";

/** A write that stays on the page though it failed, and may be sent again. */
export interface FailedWrite {
  readonly op: TaskOp;
  readonly isPostponed: boolean;
}

export interface TaskWriterOptions {
  readonly queryClient: QueryClient;
  readonly trpc: ApiQueries;
  readonly client: ApiClient;
  /** Whether whoever opened the page is still its person. */
  readonly isHere: () => boolean;
  readonly onFailed: (op: TaskOp, error: unknown) => void;
}

/**
 * Sends writes. Each waits in the mutation cache until it is answered, where the pages find it and
 * lay it over what the server said; writes to one task go one after the other, those to different
 * tasks side by side. Without a network they wait, and go out when it is back. With one they are sent again for about
 * half a minute, and then wait for their author, or for a server that answers. Those that the end of the session
 * stopped go out when its person is back. Whoever signs out empties the mutation cache: what was waiting there is
 * neither sent nor told any more, so that nothing of one person goes out under the session of another.
 */
export class TaskWriter {
  readonly #options: TaskWriterOptions;
  readonly #ownVersions = new OwnVersions();
  readonly #unsent = new UnsentOps();
  /** Set while the page is being left. */
  #held: PromiseWithResolvers<void> | undefined;
  /** How often somebody was heard to answer. */
  #answers = 0;

  constructor(options: TaskWriterOptions) {
    this.#options = options;
  }

  /** Never rejects: why it did not go through, `onFailed` has been told, unless it waits for a session, or its person has gone. */
  async run(wanted: TaskOp): Promise<TaskOutcome> {
    const { queryClient, trpc, onFailed } = this.#options;
    if (!this.#options.isHere()) return "failed";
    const dropped = this.#unsent.takeBack(wanted);
    for (const one of dropped) this.forget(one);
    if (dropped.length > 0) return "done";
    const op = this.#unsent.asSent(wanted);
    for (const one of this.failed()) if (isSuperseded(one.op, op)) this.forget(one.op);
    const observer = new MutationObserver<Task, Error, TaskOp>(queryClient, {
      mutationKey: TASK_OP_KEY,
      scope: { id: `task:${op.task.id}` },
      ...this.#tries(op),
      retryDelay: toDelayMs,
      gcTime: Number.POSITIVE_INFINITY,
      onSuccess: (task) => {
        // Nothing of whoever has gone stays behind.
        if (!this.#isWaiting(op)) return;
        this.#ownVersions.note(op, task);
        writeTask(queryClient, trpc, task);
        // Whoever looks there next may be quicker than the stream of changes.
        void queryClient.invalidateQueries(trpc.activity.pathFilter());
      },
    });
    const isDropped = this.#unsent.add(op);
    try {
      const answer = await Promise.race([observer.mutate(op), isDropped]);
      this.forget(op);
      if (op.kind === "delete" && answer) this.#forgetChanges(op.task.id);
      return "done";
    } catch (error) {
      if (isSessionOver(error) || !this.#isWaiting(op)) return "failed";
      const isUndecided = conflictOf(op, error) !== undefined;
      if (this.#isOvertaken(op, error)) {
        this.forget(op);
        return "failed";
      }
      // They stay until the person has decided; the rest rolls back.
      const isKept = op.kind === "create" || isUndecided || isKeptFailure(op, error);
      if (!isKept) this.forget(op);
      this.#takeCurrent(error);
      this.#lookAgain(error);
      onFailed(op, error);
      if (isUndecided) return "conflict";
      return isPostponed(error) ? "postponed" : "failed";
    }
  }

  /** Somebody answers: a try that finds nobody all the same is not the last one. */
  hear(): void {
    this.#answers += 1;
  }

  /** Nothing new is sent by a page that is being left: nobody would hear what became of it. */
  hold(): void {
    this.#held ??= Promise.withResolvers();
  }

  /** The page is back. */
  release(): void {
    this.#held?.resolve();
    this.#held = undefined;
  }

  /** Sends again what the end of a session stopped. */
  resume(): void {
    const cache = this.#options.queryClient.getMutationCache();
    for (const { state } of cache.findAll({ mutationKey: TASK_OP_KEY, status: "error" })) {
      if (!isSessionOver(state.error)) continue;
      // Mutations under this key are made here alone, and always have one.
      const op = state.variables as TaskOp;
      this.forget(op);
      void this.run(op);
    }
  }

  /** The writes that failed for a reason that may be over, oldest first; a deletion under way decides about its own. */
  failed(): readonly FailedWrite[] {
    const cache = this.#options.queryClient.getMutationCache();
    return cache.findAll({ mutationKey: TASK_OP_KEY, status: "error" }).flatMap(({ state }) => {
      const { error } = state;
      // Mutations under this key are made here alone, and always have one.
      const op = state.variables as TaskOp;
      if (this.#isBeingDeleted(op.task.id)) return [];
      const isCreate = op.kind === "create" && mayPass(error);
      const isKept = isCreate || isKeptFailure(op, error);
      return isKept ? [{ op, isPostponed: isPostponed(error) }] : [];
    });
  }

  /** Drops a write that is over: answered, given up, or decided. */
  forget(op: TaskOp): void {
    const cache = this.#options.queryClient.getMutationCache();
    for (const mutation of cache.findAll({ mutationKey: TASK_OP_KEY })) {
      if (mutation.state.variables === op) cache.remove(mutation);
    }
  }

  #tries(op: TaskOp) {
    let answersBefore = 0;
    return {
      mutationFn: () => {
        answersBefore = this.#answers;
        return this.#sendUnlessLeaving(op);
      },
      retry: (failureCount: number, error: Error) => {
        // What is no longer waited for, because its person is gone, is not tried again.
        if (!this.#isWaiting(op)) return false;
        const isLate = isPostponed(error) && this.#answers > answersBefore;
        return isLate || shouldRetry(failureCount, error);
      },
    };
  }

  #isWaiting(op: TaskOp): boolean {
    const cache = this.#options.queryClient.getMutationCache();
    return cache.findAll({ mutationKey: TASK_OP_KEY }).some(({ state }) => state.variables === op);
  }

  #isBeingDeleted(taskId: string): boolean {
    return this.#pending().some((op) => op.kind === "delete" && op.task.id === taskId);
  }

  /** Of no use to a task that is gone. */
  #forgetChanges(taskId: string): void {
    for (const { op } of this.failed()) {
      if (op.kind === "update" && op.task.id === taskId) this.forget(op);
    }
  }

  #pending(): readonly TaskOp[] {
    const cache = this.#options.queryClient.getMutationCache();
    const waiting = cache.findAll({ mutationKey: TASK_OP_KEY, status: "pending" });
    // Mutations under this key are made here alone, and always have one.
    return waiting.map(({ state }) => state.variables as TaskOp);
  }

  /** The person has gone on while it was tried, and what they did then waits behind it. */
  #isOvertaken(op: TaskOp, error: unknown): boolean {
    return isKeptFailure(op, error) && this.#pending().some((by) => isSuperseded(op, by));
  }

  #takeCurrent(error: unknown): void {
    const current = currentTask(error);
    if (current) writeTask(this.#options.queryClient, this.#options.trpc, current);
  }

  /** What the page shows is not what the server has. */
  #lookAgain(error: unknown): void {
    const code = appCodeOf(error);
    if (code !== "not_found" && code !== "task_deleted" && code !== "forbidden") return;
    void this.#options.queryClient.invalidateQueries(this.#options.trpc.task.pathFilter());
  }

  async #sendUnlessLeaving(op: TaskOp): Promise<Task> {
    await this.#held?.promise;
    if (!this.#isWaiting(op)) throw new Error("Whoever decided it has gone.");
    this.#unsent.sent(op);
    return this.#send(op);
  }

  #send(op: TaskOp): Promise<Task> {
    const { client } = this.#options;
    const ref = { workspaceId: op.task.workspaceId, id: op.task.id };
    switch (op.kind) {
      case "create":
        return client.task.create.mutate({ ...ref, ...newFields(op.task) }, inTime(op.task));
      case "update":
        return this.#sendUpdate(op.task, op.patch);
      case "delete":
        return client.task.delete.mutate(ref, inTime(ref));
      case "restore":
        return client.task.restore.mutate(ref, inTime(ref));
    }
  }

  async #sendUpdate(task: Task, patch: TaskPatch): Promise<Task> {
    const { id, workspaceId } = task;
    const version = this.#ownVersions.base(task, patch);
    try {
      const input = { workspaceId, id, version, patch };
      return await this.#options.client.task.update.mutate(input, inTime(input));
    } catch (error) {
      // Sent twice because the first answer was lost, or the other side decided the same.
      const current = currentTask(error);
      if (current && isSettled(current, patch)) return current;
      throw error;
    }
  }
}

/** The task as it is now, which the server sends along with a conflict. */
export function currentTask(error: unknown): Task | undefined {
  const data = errorData(error);
  // `current` of a conflict over a task is that task.
  return data?.appCode === "conflict" ? (data.current as Task | undefined) : undefined;
}

function newFields(task: Task) {
  const { projectId, title, description, status, priority, dueDate } = task;
  const fields = { title, description, status, priority, dueDate };
  return projectId === "" ? fields : { ...fields, projectId };
}

/** The person did not give up; nor was it the server that refused the write itself. */
function isSessionOver(error: unknown): boolean {
  return appCodeOf(error) === "unauthenticated";
}

function shouldRetry(failureCount: number, error: unknown): boolean {
  if (appCodeOf(error) === "internal") return failureCount < FAULT_RETRIES_MAX;
  // A server that is away comes back, as a network does; who waits longer is asked.
  return mayPass(error) && failureCount < RETRIES_MAX;
}

/** Whether a change that failed is of no use any more, because the person has gone on. */
function isSuperseded(failed: TaskOp, by: TaskOp): boolean {
  if (failed.kind !== "update" || by.kind !== "update") return false;
  if (failed.task.id !== by.task.id) return false;
  return patchedFields(failed.patch).every((field) => by.patch[field] !== undefined);
}

/** A call that has no answer by then is sent again. */
function inTime(input: unknown) {
  return { signal: AbortSignal.timeout(answerMsMax(input)) };
}

function toDelayMs(attempt: number, error: unknown): number {
  const wait = errorData(error)?.retryAfterSeconds;
  return wait === undefined ? Math.min(500 * 2 ** attempt, DELAY_MS_MAX) : wait * 1000;
}
