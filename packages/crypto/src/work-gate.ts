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

/** A place in the line. Who has one is not refused for want of room; who disposes of it makes room. */
export interface GatePlace extends Disposable {
  /**
   * Runs the work when its turn has come.
   *
   * @throws {HasherBusyError} before the work was started, if the wait was too long.
   */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Somebody who has come, and whose work has not started. */
interface Visitor {
  readonly address: string;
}

/**
 * Runs expensive work a few pieces at a time, in the order in which it is asked for, and refuses what it
 * cannot start soon.
 *
 * Without it, a hundred people who sign in at once would take all processors and 19 MiB each.
 */
export class WorkGate {
  readonly #limits: WorkGateLimits;
  readonly #schedule: Schedule;
  readonly #line = new Set<Visitor>();
  /** Of those in the line who have asked for their turn. */
  readonly #turns: (() => void)[] = [];
  #running = 0;

  constructor(limits: WorkGateLimits, schedule: Schedule = scheduleTimeout) {
    this.#limits = limits;
    this.#schedule = schedule;
  }

  /**
   * Takes a place, at once or not at all: whoever has to do something before its expensive work learns
   * first whether it will come to that.
   *
   * @throws {HasherBusyError} when the line is full, or the address has its share of it.
   */
  enter(address: string): GatePlace {
    const { concurrency, queueMax, queueMaxPerAddress } = this.#limits;
    const free = concurrency - this.#running;
    const own = [...this.#line].filter((visitor) => visitor.address === address).length;
    if (this.#line.size >= queueMax + free || own >= queueMaxPerAddress + free) {
      throw new HasherBusyError();
    }
    const visitor: Visitor = { address };
    this.#line.add(visitor);
    return {
      run: (work) => this.#run(visitor, work),
      [Symbol.dispose]: () => void this.#line.delete(visitor),
    };
  }

  /** How much goes on at the moment. */
  get load(): WorkLoad {
    return { running: this.#running, waiting: this.#line.size };
  }

  async #run<T>(visitor: Visitor, work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#limits.concurrency) {
      this.#running += 1;
      this.#line.delete(visitor);
    } else {
      await this.#turn(visitor);
    }
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #turn(visitor: Visitor): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const admit = () => {
      cancel();
      this.#line.delete(visitor);
      resolve();
    };
    const cancel = this.#schedule(() => {
      this.#turns.splice(this.#turns.indexOf(admit), 1);
      this.#line.delete(visitor);
      reject(new HasherBusyError());
    }, this.#limits.waitMaxMs);
    this.#turns.push(admit);
    return promise;
  }

  /** Hands the turn on, so that nobody who comes between can take it. */
  #leave(): void {
    const admit = this.#turns.shift();
    if (admit === undefined) this.#running -= 1;
    else admit();
  }
}

function scheduleTimeout(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
