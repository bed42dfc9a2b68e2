import autocannon, { type Options, type Request, type Result } from "autocannon";

/** What to send, how often and over how many keep-alive connections. */
export interface Load {
  readonly url: string;
  /** Made anew for each one that is sent. */
  readonly next: () => Request;
  readonly amount: number;
  readonly connections: number;
  /** Statuses other than 2xx that belong to the story. */
  readonly allows?: readonly number[];
}

/** What came back. */
export interface Driven {
  readonly seconds: number;
  readonly count: number;
  /** Of the answers, ascending. */
  readonly latenciesMs: readonly number[];
  /** Answers by status. */
  readonly statuses: ReadonlyMap<number, number>;
}

const SAMPLE_MS = 20;

/**
 * Sends a load with autocannon, and keeps each latency, which autocannon itself rounds to milliseconds.
 *
 * @throws {Error} if anything else than success came back: a fast refusal is no result.
 */
export async function drive(load: Load): Promise<Driven> {
  const latenciesMs: number[] = [];
  const statuses = new Map<number, number>();
  const startedAt = performance.now();
  let answeredAt = startedAt;
  const options: Options = {
    url: load.url,
    amount: load.amount,
    connections: load.connections,
    // The server closes a connection after a thousand requests, which autocannon does not hear.
    reconnectRate: 900,
    // How soon it notices that it is done.
    sampleInt: SAMPLE_MS,
    requests: [{ setupRequest: (request) => ({ ...request, ...load.next() }) }],
  };
  const result = await new Promise<Result>((resolve, reject) => {
    const instance = autocannon(options, (error: Error | null, done) =>
      error ? reject(error) : resolve(done),
    );
    instance.on("response", (...[, status, , ms]) => {
      answeredAt = performance.now();
      latenciesMs.push(ms);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
  });
  const allowed = (status: number) => status < 300 || load.allows?.includes(status) === true;
  const refused = [...statuses].filter(([status]) => !allowed(status));
  if (refused.length > 0 || result.errors > 0) {
    const found = refused.map(([status, count]) => `${count} × ${status}`);
    throw new Error(`${load.url} answered badly: ${[...found, `${result.errors} errors`].join()}`);
  }
  return {
    seconds: (answeredAt - startedAt) / 1000,
    count: latenciesMs.length,
    latenciesMs: latenciesMs.toSorted((a, b) => a - b),
    statuses,
  };
}
