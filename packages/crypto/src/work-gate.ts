import { HasherBusyError } from "./hasher-busy-error.ts";

/** Calls `callback` once after `milliseconds`; the function it returns calls that off. */
export type Schedule = (callback: () => void, milliseconds: number) => () => void;

/** How much a {@link WorkGate} lets in. */
export interface WorkGateLimits {
  /** Pieces of work that run at once. */
  readonly concurrency: number;
  /** Pieces of work that wait, all addresses together. */
  readonly queueMax: number;
  /** Pieces of work of one address that wait. */
  readonly queueMaxPerAddress: number;
  /** Milliseconds that a piece of work waits before it is refused. */
  readonly waitMaxMs: number;
}

/** Pieces of work that a {@link WorkGate} runs, and that wait at it. */
export interface WorkLoad {
  readonly running: number;
  readonly waiting: number;
}

interface Waiting {
  readonly address: string;
  readonly admit: () => void;
}

/**
 * Runs expensive work a few pieces at a time, in the order of arrival, and refuses what it cannot
 * start soon.
 *
 * Without it, a hundred people who sign in at once would take all processors and 19 MiB each.
 */
export class WorkGate {
  readonly #limits: WorkGateLimits;
  readonly #schedule: Schedule;
  readonly #queue: Waiting[] = [];
  #running = 0;

  constructor(limits: WorkGateLimits, schedule: Schedule = scheduleTimeout) {
    this.#limits = limits;
    this.#schedule = schedule;
  }

  /**
   * @throws {HasherBusyError} before the work was started: when the queue is full, the address has
   *   its share of it, or the wait was too long.
   */
  async run<T>(address: string, work: () => Promise<T>): Promise<T> {
    await this.#enter(address);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  /** How much goes on at the moment. */
  get load(): WorkLoad {
    return { running: this.#running, waiting: this.#queue.length };
  }

  async #enter(address: string): Promise<void> {
    const { concurrency, queueMax, queueMaxPerAddress } = this.#limits;
    if (this.#running < concurrency) {
      this.#running += 1;
      return;
    }
    const own = this.#queue.filter((waiting) => waiting.address === address).length;
    if (this.#queue.length >= queueMax || own >= queueMaxPerAddress) throw new HasherBusyError();
    await this.#wait(address);
  }

  #wait(address: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const cancel = this.#schedule(() => {
      this.#queue.splice(this.#queue.indexOf(waiting), 1);
      reject(new HasherBusyError());
    }, this.#limits.waitMaxMs);
    const waiting: Waiting = {
      address,
      admit: () => {
        cancel();
        resolve();
      },
    };
    this.#queue.push(waiting);
    return promise;
  }

  /** Hands the place on, so that nobody who comes between can take it. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#running -= 1;
    else next.admit();
  }
}

function scheduleTimeout(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
