import { randomUUIDv7 } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { WireErrorData } from "@taskflow/contract";
import { apiClient } from "../client/api-client.ts";
import { refusalData } from "../client/refusal-of.ts";
import type { Person } from "../client/register-person.ts";

/** Who writes, and to whom. */
export interface LoadOptions {
  /** Asked before each call: a server that was started again is elsewhere. */
  readonly url: () => string;
  readonly people: readonly Person[];
  /** A client without an answer sends the same task again until it gets one; `false` ends it instead. */
  readonly isPersistent: boolean;
}

/** Several write into one workspace, so that their order matters. */
const CLIENTS_A_PERSON = 3;
/** A client that got no answer does not ask again at once. */
const RETRY_MS = 10;

/** Clients that create tasks without a pause. */
export class TaskLoad {
  /** Ids of the tasks that the server said it has, by workspace. */
  readonly acknowledged: ReadonlyMap<string, string[]>;
  /** Every answer that was no acknowledgement. */
  readonly refusals: WireErrorData[] = [];
  /** Settles when every client has ended. */
  readonly ended: Promise<unknown>;

  readonly #options: LoadOptions;
  readonly #stop = new AbortController();
  readonly #giveUp = new AbortController();
  readonly #goals = new Set<{ left: number; readonly reached: () => void }>();

  /** @param onTestFinished the test's own, so that no client outlives it. */
  constructor(options: LoadOptions, onTestFinished: (end: () => void) => void) {
    this.#options = options;
    this.acknowledged = new Map(options.people.map(({ workspaceId }) => [workspaceId, []]));
    onTestFinished(() => {
      this.#stop.abort();
      this.#giveUp.abort();
    });
    const clients = Array.from({ length: CLIENTS_A_PERSON }, () => options.people).flat();
    this.ended = Promise.all(clients.map((person) => this.#write(person)));
  }

  /** Resolves when so many more tasks than now are acknowledged. */
  more(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#goals.add({ left: count, reached: resolve });
    });
  }

  /** Ends each client after the task that it is at. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.ended;
  }

  async #write(person: Person): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const id = randomUUIDv7();
      while (!(await this.#send(person, id))) {
        if (!this.#options.isPersistent || this.#giveUp.signal.aborted) return;
        await pause(RETRY_MS);
      }
    }
  }

  /** Answers whether the server has acknowledged the task. */
  async #send({ workspaceId, accessToken }: Person, id: string): Promise<boolean> {
    try {
      const api = apiClient(this.#options.url(), accessToken);
      const task = await api.task.create.mutate({ workspaceId, id, title: `Task ${id}` });
      this.acknowledged.get(workspaceId)?.push(task.id);
      this.#count();
      return true;
    } catch (error) {
      const refusal = refusalData(error);
      if (refusal) this.refusals.push(refusal);
      return false;
    }
  }

  #count(): void {
    for (const goal of this.#goals) {
      goal.left -= 1;
      if (goal.left > 0) continue;
      this.#goals.delete(goal);
      goal.reached();
    }
  }
}
